package dev.tidemark.command;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.feed.FeedPositions;
import io.quarkus.runtime.QuarkusApplication;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "resend",
        description = "Posts the log again to a target of the feed, from a position on.")
final class ResendCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TARGET", description = "Its name in the file of targets")
    private String target = "";

    @Parameters(index = "1", paramLabel = "POSITION", description = "Of the first entry to post")
    private long position;

    @Override
    public Integer call() {
        return Container.runTask(Resending.class, target, Long.toString(position));
    }

    /** Moves the target; the running portal posts. */
    public static final class Resending implements QuarkusApplication {

        private final FeedPositions positions;
        private final EventLog log;

        Resending(FeedPositions positions, EventLog log) {
            this.positions = positions;
            this.log = log;
        }

        @Override
        public int run(String... arguments) throws SQLException {
            String target = arguments[0];
            long position = Long.parseLong(arguments[1]);
            long size = log.size();
            if (position < 0 || position > size) {
                System.err.println("tidemark: the log has positions 0 to " + (size - 1) + ".");
                return 1;
            }
            if (!positions.goOnFrom(target, position)) {
                System.err.println(
                        "tidemark: no portal has posted to a target of this name yet; targets are"
                                + " named in the file of TIDEMARK_FEED_TARGETS.");
                return 1;
            }
            System.out.println(
                    "The running portal posts entry " + position + " and on to " + target + ".");
            return 0;
        }
    }
}
