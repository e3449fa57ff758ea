package dev.tidemark.trail;

import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.keeping.KeepingWatch;
import dev.tidemark.keeping.Kept;
import dev.tidemark.web.LogHead;
import dev.tidemark.web.LogHeads;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The log's head for the foot of every page. */
@Singleton
class TrailHead implements LogHeads {

    private final EventLog log;
    private final Checkpoints checkpoints;
    private final KeepingWatch keeping;

    TrailHead(EventLog log, Checkpoints checkpoints, KeepingWatch keeping) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.keeping = keeping;
    }

    @Override
    public Uni<LogHead> latest() {
        return Entries.reading(() ->
                new LogHead(
                        log.size(),
                        checkpoints.latest().map(TrailHead::checkpoint).orElse(null),
                        anchoredAt()));
    }

    private @Nullable Instant anchoredAt() {
        Kept anchored = keeping.latest().anchored();
        return anchored == null ? null : anchored.at();
    }

    static LogHead.Checkpoint checkpoint(SignedCheckpoint signed) {
        return new LogHead.Checkpoint(
                signed.checkpoint().size(),
                Base64.getEncoder().encodeToString(signed.checkpoint().root()),
                signed.signedAt());
    }
}
