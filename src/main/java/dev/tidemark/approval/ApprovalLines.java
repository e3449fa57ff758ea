package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.approval.Inbox.Waiting;
import dev.tidemark.approval.RuleFact.Fact;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.event.PlanCounts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests as lists show them, and what of them is whose. */
@Singleton
class ApprovalLines {

    private static final String ANY_REASON = "-".repeat(Decision.SHORTEST_REASON);

    private static final Comparator<Waiting> WORST_FIRST =
            Comparator.<Waiting, Boolean>comparing(waiting -> !destroys(waiting.line()))
                    .thenComparing(waiting -> waiting.line().plannedAt())
                    .thenComparing(waiting -> waiting.line().id());

    private static final Comparator<ApprovalLine> LAST_DECIDED_FIRST =
            Comparator.comparing(ApprovalLines::decidedAt)
                    .reversed()
                    .thenComparing(ApprovalLine::id);

    private final LatelyAsked asked;

    ApprovalLines(LatelyAsked asked) {
        this.asked = asked;
    }

    static ApprovalLine line(Situation situation) {
        RequestStanding standing = situation.standing();
        ProjectRun plan = standing.plan();
        PlanCounts planned = plan == null ? null : plan.planned();
        Optional<Release> released =
                standing.lastRelease().filter(release -> standing.state().isReleased());
        List<ApprovalFact> counting =
                released.map(Release::approvals)
                        .orElseGet(() ->
                                Exclusions.of(situation.change(), null)
                                        .counting(
                                                standing.approvals(),
                                                situation.rule().approvers()));
        return new ApprovalLine(
                situation,
                situation.environment(),
                planned,
                changedAt(situation),
                counting.size(),
                released.map(release -> release.need(situation.need())).orElse(situation.need()),
                counting.stream().map(ApprovalFact::actor).filter(Objects::nonNull).toList(),
                Entitlement.names(situation.rule().approvers()),
                standing.isUnchangedSinceVoid());
    }

    private static Instant changedAt(Situation situation) {
        RequestStanding standing = situation.standing();
        ProjectRun plan = standing.plan();
        if (plan != null) {
            return Objects.requireNonNullElse(plan.endedAt(), plan.startedAt());
        }
        return standing.history().isEmpty() ? situation.now() : standing.history().getLast().time();
    }

    /** Blocking: it may ask GitHub who is in a team. */
    Inbox inbox(List<Situation> open, List<Situation> decided, @Nullable Person person) {
        var mine = new ArrayList<Waiting>();
        var others = new ArrayList<Waiting>();
        for (Situation situation : open) {
            if (situation.standing().isCurrent() && isWaiting(situation.standing().state())) {
                Waiting waiting = new Waiting(line(situation), explained(situation, person));
                (isFor(waiting.explained()) ? mine : others).add(waiting);
            }
        }
        mine.sort(WORST_FIRST);
        others.sort(WORST_FIRST);
        return new Inbox(
                mine,
                others,
                decided.stream()
                        .filter(each -> !each.standing().unreviewed().isEmpty())
                        .filter(each -> mayReview(each, person))
                        .map(ApprovalLines::line)
                        .toList(),
                decided.stream()
                        .filter(each -> !isWaiting(each.standing().state()))
                        .map(ApprovalLines::line)
                        .sorted(LAST_DECIDED_FIRST)
                        .toList());
    }

    private static Instant decidedAt(ApprovalLine line) {
        List<ApprovalFact> history = line.standing().history();
        return history.isEmpty() ? line.plannedAt() : history.getLast().time();
    }

    private static boolean destroys(ApprovalLine line) {
        PlanCounts planned = line.planned();
        return planned == null || planned.destroy() > 0 || planned.forget() > 0;
    }

    private static boolean isWaiting(RequestState state) {
        return state.isOpen() || state == RequestState.REJECTED;
    }

    /** How many this person may decide. Blocking. */
    int waitingFor(List<Situation> open, Person person) {
        return (int)
                open.stream()
                        .filter(each -> each.standing().isCurrent())
                        .filter(each -> each.standing().state().isOpen())
                        .filter(each -> isFor(explained(each, person)))
                        .count();
    }

    private Explained explained(Situation situation, @Nullable Person person) {
        PersonFacts facts = asked.about(person, situation.rule().approvers());
        return Decision.of(situation, facts, Verdict.GRANT, ANY_REASON);
    }

    private boolean mayReview(Situation situation, @Nullable Person person) {
        PersonFacts facts = asked.about(person, situation.rule().approvers());
        return Decision.of(situation, facts, Verdict.UPHOLD, ANY_REASON).isAllowed();
    }

    /** Who wrote the commits is not asked for a list; it is before anything is decided. */
    private static boolean isFor(Explained explained) {
        return explained.rules().stream()
                .allMatch(rule -> rule.holds() || rule.fact() == Fact.UNKNOWN_COMMITTERS);
    }
}
