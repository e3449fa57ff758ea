package dev.tidemark.ingest.policy;

import dev.tidemark.event.Revision;
import dev.tidemark.ingest.policy.PolicyRepository.Head;
import dev.tidemark.ingest.policy.PolicyRepository.Order;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the default branch and records what is new there. What counts is the order of commits on
 * the branch: nothing that was told late takes the place of what came after it.
 */
final class BranchLook {

    /** Where a push is told before the API shows it, that is soon over. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PolicyRepository repository;
    private final VersionLog log;
    private final UnaryOperator<Known> reading;
    private final Staleness staleness;
    private final Clock clock;

    /**
     * For one look.
     *
     * @param reading adds what was appended to the log since
     */
    BranchLook(
            PolicyRepository repository,
            VersionLog log,
            UnaryOperator<Known> reading,
            Staleness staleness,
            Clock clock) {
        this.repository = repository;
        this.log = log;
        this.reading = reading;
        this.staleness = staleness;
        this.clock = clock;
    }

    /** What is known after it. */
    Known look(Known before, Head head) throws IOException {
        Known known = before.of(head.repository());
        for (Brought push : pushes(known)) {
            Order headIs = repository.order(push.commit(), head.commit());
            if (headIs == Order.BEFORE && isFresh(push)) {
                return known;
            }
            if (headIs == Order.SAME || headIs == Order.AFTER) {
                known = consider(known, head, push.commit(), push);
            }
            known = known.lookedAt(push);
        }
        return consider(known, head, head.commit(), null);
    }

    /** What was in the file before anybody looked is past: of that only the last counts. */
    private static List<Brought> pushes(Known known) {
        List<Brought> all = known.brought();
        return known.newest() == null && !all.isEmpty() ? List.of(all.getLast()) : all;
    }

    private boolean isFresh(Brought push) {
        return clock.instant().isBefore(push.recordedAt().plus(PATIENCE));
    }

    private Known consider(Known known, Head head, Revision commit, @Nullable Brought push)
            throws IOException {
        Judgement judgement = repository.judge(commit);
        if (isSaid(known, judgement) || !isNewer(known, commit, push)) {
            return known;
        }
        log.record(known, head, commit, push, judgement);
        return reading.apply(known);
    }

    private static boolean isSaid(Known known, Judgement judgement) {
        Version newest = known.newest();
        return newest == null ? judgement.equals(Judgement.ABSENT) : newest.says(judgement);
    }

    private boolean isNewer(Known known, Revision commit, @Nullable Brought push)
            throws IOException {
        Version newest = known.newest();
        if (newest == null || repository.order(newest.commit(), commit) != Order.BEFORE) {
            staleness.end();
            return true;
        }
        return push == null
                ? staleness.isOver(commit, clock.instant())
                : push.forced() && push.position() > newest.position();
    }
}
