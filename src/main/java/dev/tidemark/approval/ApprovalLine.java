package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import dev.tidemark.event.PlanCounts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as a list shows it.
 *
 * @param situation where it stands, what it is about, and the policy
 * @param environment of its project
 * @param planned what it would do; null where nothing says
 * @param plannedAt when the plan was made; of one that is gone, when it was last decided about
 * @param have how many approvals count
 * @param need how many are needed
 * @param approvers who approved
 * @param entitled who may approve, as the policy names them
 * @param unchanged whether it was approved before and only planned again
 */
public record ApprovalLine(
        Situation situation,
        String environment,
        @Nullable PlanCounts planned,
        Instant plannedAt,
        int have,
        int need,
        List<Actor> approvers,
        List<String> entitled,
        boolean unchanged) {

    public ApprovalLine {
        approvers = List.copyOf(approvers);
        entitled = List.copyOf(entitled);
    }

    public RequestStanding standing() {
        return situation.standing();
    }

    public String id() {
        return standing().request().id();
    }
}
