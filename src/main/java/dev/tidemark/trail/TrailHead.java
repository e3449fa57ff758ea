package dev.tidemark.trail;

import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.web.LogHead;
import dev.tidemark.web.LogHeads;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Base64;

/** The log's head for the foot of every page. */
@Singleton
class TrailHead implements LogHeads {

    private final EventLog log;
    private final Checkpoints checkpoints;

    TrailHead(EventLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    @Override
    public Uni<LogHead> latest() {
        return Entries.reading(() ->
                new LogHead(
                        log.size(), checkpoints.latest().map(TrailHead::checkpoint).orElse(null)));
    }

    static LogHead.Checkpoint checkpoint(SignedCheckpoint signed) {
        return new LogHead.Checkpoint(
                signed.checkpoint().size(),
                Base64.getEncoder().encodeToString(signed.checkpoint().root()),
                signed.signedAt());
    }
}
