package dev.tidemark.command;

import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.merkle.SigningKey;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "adopt-key",
        description = "Signs with another key from here on; it is made if FILE does not exist.")
final class AdoptKeyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        return Container.runTask(Adoption.class, file.toString());
    }

    /** Records the hand-over, signed by both keys. */
    public static final class Adoption implements QuarkusApplication {

        private final Checkpoints checkpoints;

        Adoption(Checkpoints checkpoints) {
            this.checkpoints = checkpoints;
        }

        @Override
        public int run(String... arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            if (!Files.exists(file)) {
                SigningKey.generate("unnamed").write(file);
            }
            String verifier = checkpoints.adopt(SigningKey.read(file, "unnamed"));
            System.out.println("The log's key is now " + verifier);
            System.out.println(
                    "Set TIDEMARK_SIGNING_KEY_FILE to " + file + " and restart the portal.");
            return 0;
        }
    }
}
