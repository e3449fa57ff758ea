package dev.tidemark.population;

import dev.tidemark.approval.ApprovalFact;
import dev.tidemark.approval.ChangeApprovals;
import dev.tidemark.approval.LetOut;
import dev.tidemark.approval.Release;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.Outcome;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.commit.ReviewedChange;
import dev.tidemark.commit.Scrutiny;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.population.Deviation.Code;
import dev.tidemark.population.ProductionChange.Approver;
import dev.tidemark.population.ProductionChange.Kind;
import dev.tidemark.population.ProductionChange.PullRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the applies of one pull request as production changes. Each must have been let out by
 * people who are entitled and had no part in it, here, or else have the review that Atlantis' own
 * requirement asks for: of exactly what was applied, before it was. A pure function.
 *
 * @param name of the repository, {@code owner/name}
 * @param reviewed null if nobody told of the pull request
 */
public record ApplyReading(
        Repository repository,
        String name,
        long number,
        ChangeRuns runs,
        ChangeApprovals approvals,
        @Nullable ReviewedChange reviewed) {

    /** Every apply that may have changed something, in order of their beginning. */
    public List<ProjectRun> applies() {
        return runs.projects().stream()
                .flatMap(standing -> standing.runs().stream())
                .filter(run -> run.command() == Command.APPLY)
                .filter(run -> run.outcome() != Outcome.REFUSED && run.outcome() != Outcome.LOCKED)
                .toList();
    }

    /** One of them as a production change. */
    public ProductionChange change(ProjectRun apply) {
        String id = "apply-" + apply.tellings().getFirst().fact().position();
        var judged = new Judged(id);
        LetOut letOut = LetOut.of(repository, runs, approvals, apply);
        Release release = letOut.release();
        Scrutiny scrutiny = scrutiny(apply);
        List<Approver> approvers;
        if (release == null) {
            approvers = byReview(apply, scrutiny, judged);
        } else if (release.isOverride()) {
            approvers = byOverride(apply, release, letOut.reviews(), judged);
        } else {
            approvers = byApproval(apply, release, judged);
        }
        if (apply.endedAt() == null) {
            judged.add(Code.UNKNOWN_OUTCOME, apply.startedAt(), what(apply), null, href());
        }
        return new ProductionChange(
                id,
                Kind.APPLY,
                apply.startedAt(),
                apply.outcome().isGood() ? apply.endedAt() : null,
                apply.outcome().word(),
                ChangeRuns.name(apply.project()),
                null,
                href(),
                List.of(new PullRequest(name, number, reviewed == null ? null : reviewed.title())),
                author().stream().map(Actor::login).toList(),
                scrutiny.reviewers().stream().map(Actor::login).toList(),
                approvers,
                runs.askedBy(apply).map(Actor::login).orElse(null),
                judged.duty(true),
                release != null && release.isOverride(),
                judged.deviations());
    }

    private Scrutiny scrutiny(ProjectRun apply) {
        return reviewed == null
                ? Scrutiny.NOT_OBSERVED
                : reviewed.at(apply.head(), apply.startedAt());
    }

    private List<Actor> author() {
        return reviewed == null || reviewed.author() == null
                ? List.of()
                : List.of(reviewed.author());
    }

    private String href() {
        return "/changes/" + name + "/" + number;
    }

    private String what(ProjectRun apply) {
        return ChangeRuns.name(apply.project()) + " of " + name + "#" + number;
    }

    private List<Approver> byApproval(ProjectRun apply, Release release, Judged judged) {
        var granted = (ApprovalEvent.Granted) release.by().event();
        List<ApprovalFact> byOthers = release.approvals().stream().filter(this::hadNoPart).toList();
        if (byOthers.size() < granted.need()) {
            judged.add(
                    Code.APPROVED_BY_AUTHOR,
                    apply.startedAt(),
                    what(apply),
                    release.approver().login(),
                    "/trail/" + release.by().position());
        }
        return byOthers.stream().map(fact -> new Approver(login(fact), entitlement(fact))).toList();
    }

    /**
     * Who had a part was known when it was decided; who is known to have had one since counts too.
     */
    private boolean hadNoPart(ApprovalFact fact) {
        Actor by = Objects.requireNonNull(fact.actor());
        List<String> excluded =
                fact.event() instanceof ApprovalEvent.Granted granted
                        ? granted.basis().excluded()
                        : List.of();
        return Stream.concat(excluded.stream(), author().stream().map(Actor::login))
                        .noneMatch(by.login()::equalsIgnoreCase)
                && author().stream().noneMatch(one -> one.id() != null && one.id().equals(by.id()));
    }

    private static String login(ApprovalFact fact) {
        return Objects.requireNonNull(fact.actor()).login();
    }

    private static String entitlement(ApprovalFact fact) {
        return fact.event() instanceof ApprovalEvent.Granted granted
                ? "Tidemark, " + granted.basis().entitledBy()
                : "Tidemark";
    }

    private List<Approver> byOverride(
            ProjectRun apply, Release release, List<ApprovalFact> reviews, Judged judged) {
        String href = "/trail/" + release.by().position();
        Instant at = release.by().time();
        judged.add(Code.BROKE_GLASS, at, what(apply), release.approver().login(), href);
        boolean isUpheld =
                !reviews.isEmpty()
                        && reviews.stream().allMatch(ApplyReading::upholds)
                        && reviews.stream().anyMatch(this::hadNoPart);
        if (!isUpheld) {
            judged.add(Code.EMERGENCY_NOT_UPHELD, at, what(apply), null, href);
        }
        return isUpheld
                ? reviews.stream()
                        .filter(this::hadNoPart)
                        .map(fact -> new Approver(login(fact), "Tidemark, afterwards"))
                        .toList()
                : List.of();
    }

    private static boolean upholds(ApprovalFact fact) {
        return fact.event() instanceof ApprovalEvent.Reviewed review && review.upheld();
    }

    /** Nobody let it out here: then the review of exactly that revision counts, as for Atlantis. */
    private List<Approver> byReview(ProjectRun apply, Scrutiny scrutiny, Judged judged) {
        String who = runs.askedBy(apply).map(Actor::login).orElse(null);
        if (!scrutiny.isApproved() && !scrutiny.isUnknown()) {
            judged.add(Code.APPLIED_WITHOUT_APPROVAL, apply.startedAt(), what(apply), who, href());
        }
        scrutiny.doubts().stream()
                .filter(doubt -> MORE.containsKey(doubt))
                .forEach(doubt ->
                        judged.add(
                                Objects.requireNonNull(MORE.get(doubt)),
                                apply.startedAt(),
                                what(apply),
                                who,
                                href()));
        if (apply.headInferred() && scrutiny.isApproved()) {
            judged.add(Code.UNKNOWN_REVISION, apply.startedAt(), what(apply), null, href());
        }
        return scrutiny.approvers().stream()
                .map(actor -> new Approver(actor.login(), "GitHub review"))
                .toList();
    }

    /** What more there is to say of an apply that has no approval: it need not be merged. */
    private static final Map<Scrutiny.Doubt, Code> MORE =
            Map.of(
                    Scrutiny.Doubt.REVIEWED_BEFORE_LAST_PUSH, Code.REVIEWED_BEFORE_LAST_PUSH,
                    Scrutiny.Doubt.APPROVED_BY_AUTHOR, Code.APPROVED_BY_AUTHOR,
                    Scrutiny.Doubt.NOT_OBSERVED, Code.UNKNOWN_REVIEW,
                    Scrutiny.Doubt.HEAD_UNKNOWN, Code.UNKNOWN_REVISION,
                    Scrutiny.Doubt.PUSHER_UNKNOWN, Code.UNKNOWN_PUSHER);
}
