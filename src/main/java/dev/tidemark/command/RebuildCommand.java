package dev.tidemark.command;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projections;
import dev.tidemark.projection.RebuildRefused;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "rebuild",
        description = "Makes the read models anew from the log, beside a running portal.")
final class RebuildCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One of them; without it, all.")
    private @Nullable String name;

    @Override
    public Integer call() {
        return name == null
                ? Container.runTask(Rebuilding.class)
                : Container.runTask(Rebuilding.class, name);
    }

    /** Builds aside, then shows what it built. */
    public static final class Rebuilding implements QuarkusApplication {

        private final Projections projections;
        private final EventLog log;
        private final Clock clock;

        Rebuilding(Projections projections, EventLog log, Clock clock) {
            this.projections = projections;
            this.log = log;
            this.clock = clock;
        }

        @Override
        public int run(String... arguments) {
            Instant started = clock.instant();
            long size = log.size();
            try {
                projections.rebuild(
                        arguments.length == 0 ? null : arguments[0],
                        position -> System.err.printf("  %,d of %,d entries%n", position, size));
            } catch (RebuildRefused refused) {
                throw new CommandFailed(String.valueOf(refused.getMessage()), refused);
            }
            System.out.printf(
                    "Rebuilt from %,d entries in %.1f s.%n",
                    size, Duration.between(started, clock.instant()).toMillis() / 1000.0);
            return 0;
        }
    }
}
