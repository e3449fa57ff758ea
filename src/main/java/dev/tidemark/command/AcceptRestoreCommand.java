package dev.tidemark.command;

import dev.tidemark.eventlog.Checkpoints;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "accept-restore",
        description = "Goes on with a database that was restored to an earlier state.")
final class AcceptRestoreCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return Container.runTask(Acceptance.class);
    }

    /** Begins the new incarnation. */
    public static final class Acceptance implements QuarkusApplication {

        private final Checkpoints checkpoints;

        Acceptance(Checkpoints checkpoints) {
            this.checkpoints = checkpoints;
        }

        @Override
        public int run(String... arguments) {
            String origin = checkpoints.acceptRestore();
            System.out.println(
                    "The log goes on as "
                            + origin
                            + "; its next entry holds the last checkpoint"
                            + " signed before the restore. Restart the portal.");
            return 0;
        }
    }
}
