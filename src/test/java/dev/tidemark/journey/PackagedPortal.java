package dev.tidemark.journey;

import dev.tidemark.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The portal as it is shipped, in a process of its own that a test may kill. */
final class PackagedPortal implements AutoCloseable {

    static final String SECRET = "a secret of this test";

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;
    private final Path dataDirectory;

    private PackagedPortal(Process process, URI address, Path dataDirectory) {
        this.process = process;
        this.address = address;
        this.dataDirectory = dataDirectory;
    }

    /** Starts it and waits until it is ready. */
    static PackagedPortal start(Path dataDirectory, String... javaOptions) {
        return start(dataDirectory, Map.of(), javaOptions);
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param environment how it is configured, beside what every one here is
     */
    static PackagedPortal start(
            Path dataDirectory, Map<String, String> environment, String... javaOptions) {
        try {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(javaOptions));
            command.addAll(List.of("-jar", System.getProperty("tidemark.packaged"), "serve"));
            var builder = new ProcessBuilder(command);
            builder.environment().put("TIDEMARK_DATA_DIR", dataDirectory.toString());
            // The portal takes a free one itself: one found here could be taken meanwhile.
            builder.environment().put("TIDEMARK_HTTP_PORT", "0");
            builder.environment().put("TIDEMARK_GITHUB_WEBHOOK_SECRET", SECRET);
            builder.environment().putAll(environment);
            Path output = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log");
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            Process process = builder.start();
            var portal = new PackagedPortal(process, address(process, output), dataDirectory);
            portal.awaitReady(output);
            return portal;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static URI address(Process process, Path output) throws IOException {
        Instant patience = Instant.now().plus(STARTS_WITHIN);
        while (true) {
            Matcher listening = LISTENING.matcher(Files.readString(output));
            if (listening.find()) {
                return URI.create(listening.group(1));
            }
            if (Instant.now().isAfter(patience) || !process.isAlive()) {
                throw didNotStart(process, output);
            }
            pause();
        }
    }

    private static IllegalStateException didNotStart(Process process, Path output)
            throws IOException {
        process.destroyForcibly();
        return new IllegalStateException("the portal did not start:\n" + Files.readString(output));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Runs another command on the same data directory to its end, and gives what it said. */
    static String run(Path dataDirectory, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", System.getProperty("tidemark.packaged")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TIDEMARK_DATA_DIR", dataDirectory.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " failed:\n" + said);
        }
        return said;
    }

    /** What a page or another resource says now. */
    String get(String path) throws IOException, InterruptedException {
        return ask(path).body();
    }

    /** Its whole answer. */
    HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void awaitReady(Path output) throws IOException {
        Instant patience = Instant.now().plus(STARTS_WITHIN);
        while (!isReady()) {
            if (Instant.now().isAfter(patience) || !process.isAlive()) {
                throw didNotStart(process, output);
            }
            pause();
        }
    }

    private boolean isReady() {
        try {
            return ask("/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    URI address() {
        return address;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As Ctrl-C does; nothing that it started is left afterwards. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        try {
            TestDatabase.awaitNoServer(dataDirectory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the portal does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
