package dev.tidemark.approval.effect;

import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.LogUnavailable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries out what was let out: a fold, not a queue. Whatever was decided and has no recorded
 * effect is due, so nothing is lost with a process or a table; and what an attempt left in GitHub
 * is found there by the next.
 */
final class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    /** For how long GitHub's errors are waited out. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** For how long where GitHub itself asks to wait. */
    private static final Duration LIMITED = Duration.ofHours(2);

    /** For how long where the command may stand there and nobody can look. */
    private static final Duration UNKNOWN = Duration.ofHours(24);

    private final Owed owed;
    private final Attempts attempts;
    private final Sending sending;
    private final EffectEntries entries;
    private final Recorder recorder;
    private final Backoff backoff;

    Outbox(
            Owed owed,
            Attempts attempts,
            Sending sending,
            EffectEntries entries,
            Recorder recorder,
            Backoff backoff) {
        this.owed = owed;
        this.attempts = attempts;
        this.sending = sending;
        this.entries = entries;
        this.recorder = recorder;
        this.backoff = backoff;
    }

    /** What is let out and has no recorded effect. */
    interface Owed {

        /** As a read model has it. */
        List<Due> due() throws IOException;

        /** The same as the log has it; nothing if it is not due by now. */
        Optional<LetOut> letOut(Due due) throws IOException;
    }

    /** Appends to the log, durable on return. */
    @FunctionalInterface
    interface Recorder {
        void append(NewEntry entry);
    }

    /** Tries everything that is due once. */
    void round() {
        try {
            for (Due due : owed.due()) {
                attempt(due);
            }
        } catch (IOException unknown) {
            LOG.debugf("What is due is not known now: %s", unknown.getMessage());
        }
    }

    /** One that fails holds up no other. */
    private void attempt(Due due) {
        try {
            Optional<Claim> claim = attempts.claim(due.effect(), due.request());
            if (claim.isPresent()) {
                attempt(due, claim.get());
            }
        } catch (SQLException | LogUnavailable failed) {
            LOG.debugf("%s is tried again: %s", due.effect(), failed.getMessage());
        }
    }

    private void attempt(Due due, Claim claim) throws SQLException {
        try {
            Optional<LetOut> out = owed.letOut(due);
            if (out.isEmpty()) {
                claim.done(null);
                return;
            }
            finish(out.get(), claim, sending.attempt(out.get(), claim));
        } catch (IOException notKnown) {
            Duration pause = backoff.after(claim.attempt(), Duration.ZERO);
            claim.again(pause, claim.mayHaveSaid(), GitHubWords.of(notKnown));
        }
    }

    private void finish(LetOut out, Claim claim, Outcome outcome) throws SQLException, IOException {
        switch (outcome) {
            case Outcome.Sent sent -> {
                recorder.append(entries.of(out, sent));
                claim.done(null);
            }
            case Outcome.Failed failed -> fail(out, claim, failed);
            case Outcome.Over ignored -> claim.done(null);
            case Outcome.Later later -> later(out, claim, later);
        }
    }

    /** Only by whoever still has the claim: another may have sent it meanwhile. */
    private void fail(LetOut out, Claim claim, Outcome.Failed failed)
            throws SQLException, IOException {
        claim.renew(false);
        recorder.append(entries.of(out, failed));
        claim.done(failed.reason());
        LOG.infof("%s: %s", out.effect(), failed.reason());
    }

    private void later(LetOut out, Claim claim, Outcome.Later later)
            throws SQLException, IOException {
        Duration patience = later.mayStand() ? UNKNOWN : later.isAsked() ? LIMITED : PATIENCE;
        if (claim.age().compareTo(patience) < 0) {
            Duration pause = backoff.after(claim.attempt(), later.pause());
            claim.again(pause, later.mayStand(), later.error());
            return;
        }
        fail(out, claim, new Outcome.Failed(later.command(), givenUp(later, patience)));
    }

    private static String givenUp(Outcome.Later later, Duration patience) {
        return later.mayStand()
                ? "Whether the command was sent is not known, because GitHub has not answered since: "
                        + later.error()
                        + ". Look into the pull request."
                : "It was tried for "
                        + patience.toMinutes()
                        + " minutes, and the last time: "
                        + later.error()
                        + ". Approve again once GitHub is back.";
    }
}
