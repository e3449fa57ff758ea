package dev.tidemark.trail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** {@code tools/Verify.java}, compiled once and run in this process. */
final class Verifier {

    /** What it said, and its exit code. */
    record Verdict(int code, String said) {}

    private static final Method RUN = compiled();

    private Verifier() {}

    private static Method compiled() {
        try {
            Path classes = Files.createTempDirectory(Path.of("target"), "verify");
            int failed =
                    ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    null,
                                    null,
                                    "--release",
                                    "21",
                                    "-d",
                                    classes.toString(),
                                    "tools/Verify.java");
            if (failed != 0) {
                throw new IllegalStateException("tools/Verify.java does not compile");
            }
            // Its parent knows nothing of the portal, so it shares no code with it.
            var loader =
                    new URLClassLoader(
                            new URL[] {classes.toUri().toURL()},
                            ClassLoader.getPlatformClassLoader());
            Method run =
                    loader.loadClass("Verify")
                            .getDeclaredMethod("run", String[].class, PrintStream.class);
            run.setAccessible(true);
            return run;
        } catch (IOException | ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static Verdict verify(String... arguments) {
        var said = new ByteArrayOutputStream();
        try {
            int code = (int) RUN.invoke(null, arguments, new PrintStream(said, true));
            return new Verdict(code, said.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
