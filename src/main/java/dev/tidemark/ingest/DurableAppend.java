package dev.tidemark.ingest;

import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Appended;
import dev.tidemark.eventlog.EntryTooLarge;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Appends and waits until it is durable. */
@ApplicationScoped
public class DurableAppend {

    /** GitHub waits ten seconds for an answer. */
    private static final long PATIENCE_SECONDS = 8;

    private final EventLog log;

    DurableAppend(EventLog log) {
        this.log = log;
    }

    /**
     * What became of each entry.
     *
     * @throws LogUnavailable if it may not be durable; it may be appended again
     * @throws EntryTooLarge if an entry does not fit
     */
    public List<Appended> append(Append append) {
        try {
            return log.append(append).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw named(failed);
        } catch (TimeoutException tooLong) {
            throw new LogUnavailable("The log did not answer in time.", tooLong);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("The portal is shutting down.", closing);
        }
    }

    private static RuntimeException named(ExecutionException failed) {
        return switch (failed.getCause()) {
            case EntryTooLarge tooLarge -> tooLarge;
            case LogUnavailable unavailable -> unavailable;
            case null, default ->
                    new IllegalStateException("the log failed in a way it does not name", failed);
        };
    }
}
