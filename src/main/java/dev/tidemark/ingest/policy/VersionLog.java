package dev.tidemark.ingest.policy;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Appended;
import dev.tidemark.eventlog.ExpectedHead;
import dev.tidemark.ingest.DurableAppend;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records versions of the policy, each after the one before. */
final class VersionLog {

    private final DurableAppend log;
    private final Clock clock;

    VersionLog(DurableAppend log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Records a version, unless another portal has just recorded one.
     *
     * @param push that brought it, where the log knows that
     */
    void record(
            Known known,
            PolicyRepository.Head head,
            Revision commit,
            @Nullable Brought push,
            Judgement judgement) {
        Instant time = time(known, push);
        Fact first = Fact.of("policy", head.repository().toString(), commit.sha());
        Fact again = Fact.of("policy", head.repository().toString(), commit.sha(), time.toString());
        if (known.hadVersionOf(commit)) {
            append(known, head, entry(again, head, commit, time, push, judgement));
        } else if (append(known, head, entry(first, head, commit, time, push, judgement))
                        instanceof Appended.AlreadyRecorded recorded
                && recorded.position() < known.next()) {
            append(known, head, entry(again, head, commit, time, push, judgement));
        }
    }

    /** The order of versions is that of their times, whatever a clock said of a push. */
    private Instant time(Known known, @Nullable Brought push) {
        Instant told = push == null ? clock.instant() : push.time();
        Version before = known.newest();
        Instant least = before == null ? told : before.time().plus(1, ChronoUnit.MICROS);
        return (told.isBefore(least) ? least : told).truncatedTo(ChronoUnit.MICROS);
    }

    private Appended append(Known known, PolicyRepository.Head head, NewEntry entry) {
        var expected =
                new ExpectedHead(Set.of(Subject.policy(head.repository())), known.next() - 1);
        return log.append(Append.of(entry).expecting(expected)).getFirst();
    }

    private static NewEntry entry(
            Fact fact,
            PolicyRepository.Head head,
            Revision commit,
            Instant time,
            @Nullable Brought push,
            Judgement judgement) {
        Repository repository = head.repository();
        boolean isSigned = push != null && push.actor() != null;
        Envelope envelope =
                Envelope.of(
                                fact,
                                Subject.policy(repository),
                                head.address(),
                                time,
                                isSigned ? ActorProof.SIGNED : ActorProof.API,
                                ObservedBy.POLL)
                        .by(push == null ? null : push.actor())
                        .in(repository)
                        .at(commit);
        return new NewEntry(envelope, event(judgement));
    }

    private static Event event(Judgement judgement) {
        String content = judgement.content();
        return content == null
                ? new PolicyEvent.Invalid(judgement.problems())
                : new PolicyEvent.Changed(content);
    }
}
