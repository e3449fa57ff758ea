package dev.tidemark.command;

import dev.tidemark.ingest.Replay;
import io.quarkus.runtime.QuarkusApplication;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "replay", description = "Reads kept deliveries again with this version's mappers.")
final class ReplayCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return Container.runTask(Rereading.class);
    }

    /** Reads again, and tells how far it is. */
    public static final class Rereading implements QuarkusApplication {

        private static final int EVERY = 500;

        private final Replay replay;

        Rereading(Replay replay) {
            this.replay = replay;
        }

        @Override
        public int run(String... arguments) throws SQLException {
            Replay.Progress done =
                    replay.run(progress -> {
                        if (progress.deliveries() % EVERY == 0) {
                            System.err.printf(
                                    Locale.ROOT, "  %,d deliveries%n", progress.deliveries());
                        }
                    });
            System.out.printf(
                    Locale.ROOT,
                    "%,d deliveries read again, %,d entries offered, %,d documents gone.%n",
                    done.deliveries(),
                    done.entries(),
                    done.missing());
            return 0;
        }
    }
}
