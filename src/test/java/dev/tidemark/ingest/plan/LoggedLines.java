package dev.tidemark.ingest.plan;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that is logged while it listens, with the causes of what failed. */
final class LoggedLines extends Handler {

    private final StringWriter lines = new StringWriter();

    LoggedLines() {
        Logger.getLogger("").addHandler(this);
    }

    String stop() {
        Logger.getLogger("").removeHandler(this);
        return lines.toString();
    }

    @Override
    public void publish(LogRecord line) {
        var out = new PrintWriter(lines);
        out.println(line.getMessage());
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(out);
        }
        out.flush();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
