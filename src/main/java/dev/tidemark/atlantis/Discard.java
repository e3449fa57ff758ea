package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan was thrown away.
 *
 * @param project null for every plan of the pull request
 */
record Discard(@Nullable AtlantisProject project, PlanEvent.By by, Instant at) {

    static List<Discard> in(List<PlanFact> facts) {
        var discards = new ArrayList<Discard>();
        for (PlanFact fact : facts) {
            if (fact.event() instanceof PlanEvent.Discarded(var report, var by)) {
                discards.add(new Discard(report.project(), by, fact.time()));
            }
        }
        return discards;
    }

    /** The same runs, plans that were thrown away marked; what was applied before stays. */
    static List<ProjectRun> mark(List<ProjectRun> runs, List<Discard> discards) {
        var marked = new ArrayList<>(runs);
        for (Discard discard : discards) {
            mark(marked, discard);
        }
        for (ProjectRun run : runs) {
            Instant ended = run.endedAt();
            boolean changesState =
                    run.command() == Command.IMPORT || run.command() == Command.STATE_RM;
            if (changesState && ended != null) {
                mark(marked, new Discard(null, PlanEvent.By.STATE_CHANGE, ended));
            }
        }
        return marked;
    }

    private static void mark(List<ProjectRun> runs, Discard discard) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            ProjectRun run = runs.get(i);
            if (run.startedAt().isAfter(discard.at)) {
                continue;
            }
            boolean isApplied =
                    run.command() == Command.APPLY && run.outcome() == Outcome.SUCCEEDED;
            if (isApplied) {
                return;
            }
            if (run.command() == Command.PLAN) {
                if (discard.isOf(run.project()) && run.discardedBy() == null) {
                    runs.set(i, run.discarded(discard.by, discard.at));
                }
                return;
            }
        }
    }

    /** Atlantis does not tell the name of the project when it discards its plan. */
    private boolean isOf(AtlantisProject other) {
        return project == null
                || (project.dir().equals(other.dir())
                        && project.workspace().equals(other.workspace()));
    }
}
