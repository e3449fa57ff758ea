package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.github.WorkflowRun.Trigger;
import dev.tidemark.sandbox.github.WorkflowRun.Workflow;
import java.time.Instant;

/** What GitHub Actions does in one repository. */
public final class WorkflowRuns {

    private final RepositoryContext context;
    private final IdSequence ids = new IdSequence(19_204_417_733L, 31_337);
    private int lastNumber = 1_204;

    WorkflowRuns(RepositoryContext context) {
        this.context = context;
    }

    public WorkflowRun request(Instant at, Workflow workflow, Trigger trigger) {
        synchronized (context.lock()) {
            lastNumber++;
            var run = new WorkflowRun(ids.next(), lastNumber, workflow, trigger, at);
            context.repository().workflowRuns.put(run.id, run);
            tell(run, "requested");
            return run;
        }
    }

    public void start(Instant at, WorkflowRun run) {
        synchronized (context.lock()) {
            run.status = "in_progress";
            run.updatedAt = at;
            tell(run, "in_progress");
        }
    }

    public void complete(Instant at, WorkflowRun run, String conclusion) {
        synchronized (context.lock()) {
            run.status = "completed";
            run.conclusion = conclusion;
            run.updatedAt = at;
            tell(run, "completed");
        }
    }

    /** Another attempt of the same run. */
    public void rerun(Instant at, WorkflowRun run) {
        synchronized (context.lock()) {
            run.attempt++;
            run.status = "queued";
            run.conclusion = null;
            run.startedAt = at;
            run.updatedAt = at;
            tell(run, "requested");
        }
    }

    private void tell(WorkflowRun run, String action) {
        context.emit("workflow_run", context.payloads().workflowRun(run, action));
    }
}
