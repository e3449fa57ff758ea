package dev.tidemark.command;

import dev.tidemark.ingest.github.Backfill;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "backfill",
        description =
                "Reads a repository's pull requests, reviews and commits from GitHub's API. It may"
                        + " be stopped, and goes on where it was.")
final class BackfillCommand implements Callable<Integer> {

    @Parameters(paramLabel = "OWNER/NAME")
    private String repository = "";

    @Override
    public Integer call() {
        return Container.runTask(Filling.class, repository);
    }

    /** Reads the past, and tells how far it is. */
    public static final class Filling implements QuarkusApplication {

        private final Backfill backfill;

        Filling(Backfill backfill) {
            this.backfill = backfill;
        }

        @Override
        public int run(String... arguments) throws SQLException {
            var telling = new Telling();
            try {
                backfill.run(arguments[0], telling);
            } catch (IOException failed) {
                throw new CommandFailed("GitHub: " + failed.getMessage(), failed);
            }
            System.out.println(telling.last);
            return 0;
        }
    }

    private static final class Telling implements Backfill.Listener {

        private static final int EVERY = 100;

        private String last = "There is nothing new.";

        @Override
        public void progress(int pullRequests, int commits, int added) {
            last =
                    String.format(
                            Locale.ROOT,
                            "%,d pull requests and %,d commits read, %,d entries added",
                            pullRequests,
                            commits,
                            added);
            if ((pullRequests + commits) % EVERY == 0) {
                System.err.println("  " + last);
            }
        }

        @Override
        public void waiting(Duration pause) {
            System.err.printf(
                    Locale.ROOT,
                    "  GitHub's rate limit is reached; going on in %,d s%n",
                    pause.toSeconds());
        }
    }
}
