package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Commit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of a GitHub Actions workflow. Changed only by {@link WorkflowRuns}. */
public final class WorkflowRun {

    final long id;
    final int number;
    final Workflow workflow;
    final Trigger trigger;
    final Instant createdAt;
    int attempt = 1;
    String status = "queued";
    @Nullable String conclusion;
    Instant startedAt;
    Instant updatedAt;

    WorkflowRun(long id, int number, Workflow workflow, Trigger trigger, Instant createdAt) {
        this.id = id;
        this.number = number;
        this.workflow = workflow;
        this.trigger = trigger;
        this.createdAt = createdAt;
        this.startedAt = createdAt;
        this.updatedAt = createdAt;
    }

    public long id() {
        return id;
    }

    public int attempt() {
        return attempt;
    }

    public Trigger trigger() {
        return trigger;
    }

    /** A workflow file of the repository. */
    public record Workflow(long id, String name, String path) {}

    /** What caused the run: GitHub's event name, such as {@code push}, and for which revision. */
    public record Trigger(
            String event,
            Account actor,
            String branch,
            Commit head,
            @Nullable PullRequest pullRequest) {}
}
