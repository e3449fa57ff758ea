package dev.tidemark.eventlog;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.LogEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.merkle.Checkpoint;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** What the log records about itself. */
public final class LogRecords {

    private final EventLog log;
    private final URI portal;
    private final Clock clock;

    /** Records into this log. */
    public LogRecords(EventLog log, LogKeeping keeping) {
        this.log = log;
        this.portal = keeping.portal();
        this.clock = keeping.clock();
    }

    /** Records it, and waits. */
    void add(Fact fact, LogEvent event) {
        append(Append.of(entry(fact, Subject.LOG, event)));
    }

    /**
     * A checkpoint was kept outside.
     *
     * @throws LogUnavailable if the log does not take it
     */
    public void anchored(Checkpoint checkpoint, String place) {
        var event = new LogEvent.Anchored(checkpoint.size(), base64(checkpoint), place);
        Fact fact =
                Fact.of("log", "anchored", checkpoint.origin(), Long.toString(checkpoint.size()));
        append(Append.of(entry(fact, Subject.LOG_ANCHORS, event)));
    }

    /**
     * Entries gave the signed root again.
     *
     * @param from the first that was hashed
     * @throws LogUnavailable if the log does not take it
     */
    public void verified(Checkpoint checkpoint, long from) {
        var event =
                new LogEvent.Verified(
                        checkpoint.size(), base64(checkpoint), from == 0 ? null : from);
        append(Append.of(entry(verification("verified"), Subject.LOG_VERIFICATIONS, event)));
    }

    /**
     * They did not.
     *
     * @param reason what is wrong where, as a sentence
     * @throws LogUnavailable if the log does not take it
     */
    public void verificationFailed(long size, String reason) {
        var event = new LogEvent.VerificationFailed(size, reason);
        append(
                Append.of(
                        entry(
                                verification("verificationfailed"),
                                Subject.LOG_VERIFICATIONS,
                                event)));
    }

    /** Whoever verifies again learns it anew, whatever came out before. */
    private Fact verification(String predicate) {
        return Fact.of("log", predicate, clock.instant().toString());
    }

    private static String base64(Checkpoint checkpoint) {
        return Base64.getEncoder().encodeToString(checkpoint.root());
    }

    /** Records it as the first entry about the log, unless another process was faster. */
    void begin(Fact fact, LogEvent event) {
        var nothingYet = new ExpectedHead(Set.of(Subject.LOG), -1);
        append(Append.of(List.of(entry(fact, Subject.LOG, event))).expecting(nothingYet));
    }

    private NewEntry entry(Fact fact, Subject subject, LogEvent event) {
        return new NewEntry(
                Envelope.of(
                        fact,
                        subject,
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
