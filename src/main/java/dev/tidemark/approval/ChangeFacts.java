package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decision must know of a pull request.
 *
 * @param name of its repository, {@code owner/name}
 * @param author who opened it; null if nobody who could know told
 * @param head its newest; null if nobody told one
 * @param pushers who pushed that head; empty if nobody who could know told
 * @param requesters who asked Atlantis to apply since the plan was made, without our own commands
 * @param lockedBy another pull request that holds the project's lock
 * @param diverged whether the base moved on since the plan was made; null if that is not known
 */
public record ChangeFacts(
        Repository repository,
        String name,
        long number,
        @Nullable String title,
        @Nullable Actor author,
        boolean isOpen,
        boolean isMerged,
        boolean isDraft,
        @Nullable Revision head,
        Set<Actor> pushers,
        List<Actor> requesters,
        @Nullable Long lockedBy,
        @Nullable Boolean diverged) {

    public ChangeFacts {
        pushers = Set.copyOf(pushers);
        requesters = List.copyOf(requesters);
    }
}
