package dev.tidemark.plan;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which plan was posted, as its sender says beside it.
 *
 * @param change number of the pull request; null for a plan that was asked for without one
 * @param head the revision that was planned
 * @param receivedAt when it arrived here
 */
public record PostedPlan(
        Repository repository,
        @Nullable Long change,
        Revision head,
        AtlantisProject project,
        Instant receivedAt) {

    public PostedPlan {
        Objects.requireNonNull(repository);
        Objects.requireNonNull(head);
        Objects.requireNonNull(project);
        Objects.requireNonNull(receivedAt);
    }

    PostedPlan receivedAt(Instant instant) {
        return new PostedPlan(repository, change, head, project, instant);
    }
}
