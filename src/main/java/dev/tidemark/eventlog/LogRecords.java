package dev.tidemark.eventlog;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.LogEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** What the log records about itself. */
final class LogRecords {

    private final EventLog log;
    private final URI portal;
    private final Clock clock;

    LogRecords(EventLog log, LogKeeping keeping) {
        this.log = log;
        this.portal = keeping.portal();
        this.clock = keeping.clock();
    }

    /** Records it, and waits. */
    void add(Fact fact, LogEvent event) {
        append(Append.of(entry(fact, event)));
    }

    /** Records it as the first entry about the log, unless another process was faster. */
    void begin(Fact fact, LogEvent event) {
        var nothingYet = new ExpectedHead(Set.of(Subject.LOG), -1);
        append(Append.of(List.of(entry(fact, event))).expecting(nothingYet));
    }

    private NewEntry entry(Fact fact, LogEvent event) {
        return new NewEntry(
                Envelope.of(
                        fact,
                        Subject.LOG,
                        portal,
                        clock.instant(),
                        ActorProof.SIGNED,
                        ObservedBy.PORTAL),
                event);
    }

    private void append(Append append) {
        try {
            log.append(append).toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
