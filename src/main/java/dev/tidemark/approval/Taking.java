package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Event;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Appended;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.ExpectedHead;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.policy.Approvers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Folds a request up to the log's head, decides, and appends only if nothing was told since that
 * the decision stands on; if something was, again.
 */
@Singleton
class Taking {

    /** Each time somebody else was faster; decisions about one request come one at a time. */
    private static final int MOST_FOLDS = 8;

    private static final Duration APPENDED_WITHIN = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final AtHeadReading reading;
    private final Entries entries;
    private final EventLog log;
    private final Clock clock;

    Taking(AtHeadReading reading, Entries entries, EventLog log, Clock clock) {
        this.reading = reading;
        this.entries = entries;
        this.log = log;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Taken {}

    /** The decision, taken or not. */
    record Answer(Decided decided) implements Taken {}

    /** The policy names others than GitHub was asked about. */
    record AskAgain(Approvers about) implements Taken {}

    /**
     * Under the request's lock.
     *
     * @param asked whom GitHub was asked about
     * @param facts what it said
     */
    Taken take(Sent sent, Approvers asked, PersonFacts facts) {
        for (int i = 0; i < MOST_FOLDS; i++) {
            Optional<AtHeadReading.Read> read = reading.of(sent.requestId());
            Optional<Situation> situation =
                    read.flatMap(
                            each -> each.change().situation(sent.requestId(), clock.instant()));
            if (situation.isEmpty()) {
                return new Answer(new Decided.Unknown());
            }
            Approvers about = sent.verdict().asks(situation.get().rule());
            if (!about.equals(asked)) {
                return new AskAgain(about);
            }
            Decided decided = decide(sent, situation.get(), facts, read.orElseThrow());
            if (decided != null) {
                return new Answer(decided);
            }
        }
        return new Answer(new Decided.Later(SOON, "too much happens around this plan just now"));
    }

    /** Null if the log moved meanwhile. */
    private @Nullable Decided decide(
            Sent sent, Situation situation, PersonFacts facts, AtHeadReading.Read read) {
        Explained explained = Decision.of(situation, facts, sent.verdict(), sent.reason());
        RequestStanding standing = situation.standing();
        Actor actor = sent.person().actor();
        Optional<ApprovalFact> before = standing.decision(actor, sent.number());
        if (before.isPresent()) {
            return isOf(sent.verdict(), before.get().event())
                    ? new Decided.Recorded(before.get(), true, situation)
                    : new Decided.Stale(explained, situation);
        }
        if (sent.number() != standing.decisionsOf(actor) + 1 || isMoved(sent, standing)) {
            return new Decided.Stale(explained, situation);
        }
        if (!explained.isAllowed()) {
            return new Decided.Refused(explained, situation);
        }
        NewEntry entry =
                entries.decision(
                        situation,
                        explained,
                        sent.person(),
                        sent.verdict(),
                        sent.reason(),
                        sent.number());
        return appended(entry, situation, read);
    }

    /** A tab that was opened before the plan moved; a review is of what was, plan or no plan. */
    private static boolean isMoved(Sent sent, RequestStanding standing) {
        return switch (sent.verdict()) {
            case GRANT, REJECT, WITHDRAW, OVERRIDE -> standing.voided() != null;
            case UPHOLD, DISAPPROVE -> false;
        };
    }

    private static boolean isOf(Verdict verdict, Event event) {
        return switch (verdict) {
            case GRANT -> event instanceof ApprovalEvent.Granted;
            case REJECT -> event instanceof ApprovalEvent.Rejected;
            case WITHDRAW -> event instanceof ApprovalEvent.Withdrawn;
            case OVERRIDE -> event instanceof ApprovalEvent.Overridden;
            case UPHOLD ->
                    event instanceof ApprovalEvent.Reviewed(var r, var d, var upheld, var s)
                            && upheld;
            case DISAPPROVE ->
                    event instanceof ApprovalEvent.Reviewed(var r, var d, var upheld, var s)
                            && !upheld;
        };
    }

    private @Nullable Decided appended(
            NewEntry entry, Situation situation, AtHeadReading.Read read) {
        ApprovalRequest request = situation.standing().request();
        Set<String> beginnings = situation.rule().undiverged() ? Set.of(read.pushes()) : Set.of();
        var expected = new ExpectedHead(read.subjects(request), beginnings, read.position());
        return switch (append(Append.of(entry).expecting(expected))) {
            case Appended.Moved ignored -> null;
            // The next fold finds it.
            case Appended.AlreadyRecorded ignored -> null;
            case Appended.New added -> {
                var fact =
                        new ApprovalFact(
                                entry.event(),
                                entry.envelope().time(),
                                entry.envelope().actor(),
                                added.position());
                yield new Decided.Recorded(
                        fact,
                        false,
                        read.change()
                                .with(fact)
                                .situation(request.id(), situation.now())
                                .orElseThrow());
            }
        };
    }

    private Appended append(Append append) {
        try {
            return log.append(append)
                    .toCompletableFuture()
                    .get(APPENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .getFirst();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("The decision was not waited for.", interrupted);
        } catch (TimeoutException late) {
            throw new LogUnavailable("It is not known whether the decision is recorded.", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof LogUnavailable unavailable
                    ? unavailable
                    : new IllegalStateException("the decision is not recorded", failed);
        }
    }
}
