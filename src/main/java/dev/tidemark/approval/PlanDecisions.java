package dev.tidemark.approval;

import dev.tidemark.event.ApprovalEvent.Cause;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.web.Figures;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** What was decided about the plans of a pull request, for pages about other things. */
@Singleton
public class PlanDecisions {

    private final ApprovalRequests requests;
    private final RequestMarks marks;
    private final ApprovalMessages words;

    PlanDecisions(ApprovalRequests requests, RequestMarks marks, ApprovalMessages words) {
        this.requests = requests;
        this.marks = marks;
        this.words = words;
    }

    /** Of one pull request: its newest plans, and those that somebody decided about. */
    public Uni<List<PlanDecision>> of(Repository repository, long number) {
        return requests.of(Subject.change(repository, number).value())
                .map(lines -> lines.stream().map(this::decision).toList());
    }

    private PlanDecision decision(ApprovalLine line) {
        RequestStanding standing = line.standing();
        boolean isPassedBy = standing.state() == RequestState.VOID && standing.history().isEmpty();
        return new PlanDecision(
                standing.request().project(),
                standing.plan() != null,
                isPassedBy ? null : RequestLinks.request(line.id()),
                isPassedBy ? marks.passedBy() : marks.of(line.situation()),
                isPassedBy ? passedBy(line) : tally(line),
                standing.history());
    }

    private String tally(ApprovalLine line) {
        return words.approvals(Figures.grouped(line.have()), Figures.grouped(line.need()));
    }

    private String passedBy(ApprovalLine line) {
        return line.standing().voided() == Cause.APPLIED_ELSEWHERE
                ? words.withoutApproval()
                : words.noApprovalAnyMore();
    }
}
