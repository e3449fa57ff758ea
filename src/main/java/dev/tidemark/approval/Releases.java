package dev.tidemark.approval;

import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.EffectEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How often a request was let out, by whom, and what became of each time. */
final class Releases {

    private final List<Release> releases = new ArrayList<>();
    private final Map<String, ApprovalFact> standing = new LinkedHashMap<>();

    private Releases() {}

    /** What this history of one request, in the order of the log, comes to. */
    static List<Release> in(List<ApprovalFact> history) {
        var made = new Releases();
        history.forEach(made::note);
        return List.copyOf(made.releases);
    }

    private void note(ApprovalFact fact) {
        switch (fact.event()) {
            case ApprovalEvent.Granted granted -> {
                standing.remove(who(fact));
                standing.put(who(fact), fact);
                if (granted.letsOut()) {
                    release(fact, granted.have());
                }
            }
            case ApprovalEvent.Withdrawn ignored -> standing.remove(who(fact));
            case ApprovalEvent.Voided ignored -> standing.clear();
            case ApprovalEvent.Overridden ignored -> release(fact, standing.size());
            case EffectEvent ignored -> effect(fact);
            // No other decision lets anything out.
            default -> {}
        }
    }

    private static String who(ApprovalFact fact) {
        return Objects.requireNonNull(fact.actor(), "a decision has somebody who made it")
                .toString();
    }

    /** As many as counted: older ones may be of a plan before. */
    private void release(ApprovalFact by, int have) {
        List<ApprovalFact> approvals = List.copyOf(standing.values());
        int first = Math.max(0, approvals.size() - have);
        releases.add(
                new Release(
                        releases.size() + 1, by, approvals.subList(first, approvals.size()), null));
    }

    private void effect(ApprovalFact fact) {
        standing.clear();
        if (!releases.isEmpty() && releases.getLast().effect() == null) {
            Release last = releases.removeLast();
            releases.add(new Release(last.number(), last.by(), last.approvals(), fact));
        }
    }
}
