package dev.tidemark.export;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far one export has come. */
final class RunningExport {

    /** What became of it. */
    enum State {
        RUNNING,
        /** All of it was given to the client. */
        COMPLETE,
        /** The client left, took nothing for too long, or it failed. */
        BROKEN_OFF
    }

    private final String id;
    private final @Nullable String login;
    private final ExportRequest request;
    private final long total;
    private final Instant startedAt;
    private final AtomicLong written = new AtomicLong();
    private volatile State state = State.RUNNING;

    /**
     * One that begins.
     *
     * @param login of whoever takes it; null where nobody can sign in
     * @param total how many entries it will have
     */
    RunningExport(
            String id,
            @Nullable String login,
            ExportRequest request,
            long total,
            Instant startedAt) {
        this.id = id;
        this.login = login;
        this.request = request;
        this.total = total;
        this.startedAt = startedAt;
    }

    String id() {
        return id;
    }

    @Nullable String login() {
        return login;
    }

    ExportRequest request() {
        return request;
    }

    /** As it was counted at the start. */
    long total() {
        return Math.max(total, written());
    }

    Instant startedAt() {
        return startedAt;
    }

    long written() {
        return written.get();
    }

    State state() {
        return state;
    }

    void wrote(long entries) {
        written.set(entries);
    }

    void end(State how) {
        state = how;
    }
}
