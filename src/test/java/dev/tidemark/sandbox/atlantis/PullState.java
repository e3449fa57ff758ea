package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.git.Commit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Atlantis keeps about an open pull request, and forgets when it is closed. */
final class PullState {

    private final Map<Project, Kept> projects = new LinkedHashMap<>();

    /** How far a project is. */
    enum Status {
        PLAN_ERRORED,
        PLANNED,
        POLICIES_BROKEN,
        APPLY_ERRORED,
        APPLIED
    }

    /**
     * One project's plan.
     *
     * @param head that was planned
     * @param wanted what the plan was made for; null without a plan
     * @param main what the default branch said then
     */
    record Kept(
            Status status,
            Commit head,
            @Nullable Plan plan,
            Settings wanted,
            Settings main,
            Set<String> approvedRules) {

        Kept now(Status next) {
            return new Kept(next, head, plan, wanted, main, approvedRules);
        }

        Kept approving(List<String> rules) {
            var all = new HashSet<>(approvedRules);
            all.addAll(rules);
            return new Kept(Status.PLANNED, head, plan, wanted, main, all);
        }
    }

    void keep(Project project, Kept kept) {
        projects.put(project, kept);
    }

    @Nullable Kept of(Project project) {
        return projects.get(project);
    }

    boolean is(Project project, Status status) {
        Kept kept = projects.get(project);
        return kept != null && kept.status() == status;
    }

    /** In the order in which projects are applied. */
    List<Project> known() {
        var known = new ArrayList<>(Project.ALL);
        known.retainAll(projects.keySet());
        return known;
    }

    List<Project> that(Status... statuses) {
        var wanted = Set.of(statuses);
        return known().stream()
                .filter(project -> {
                    Kept kept = projects.get(project);
                    return kept != null && wanted.contains(kept.status());
                })
                .toList();
    }

    void forget(Project project) {
        projects.remove(project);
    }
}
