package dev.tidemark.policy;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the file, valid or not.
 *
 * @param repository that holds it, by id
 * @param position of its entry
 * @param time when its commit came to the default branch
 * @param actor who brought it there, where that is known
 * @param actorProof how that is known
 * @param content the file, empty where it was deleted; null where it cannot be used
 * @param problems why not; none where it can
 */
public record PolicyVersion(
        String repository,
        long position,
        Instant time,
        @Nullable Revision commit,
        @Nullable Actor actor,
        ActorProof actorProof,
        @Nullable String content,
        List<String> problems) {

    public PolicyVersion {
        problems = List.copyOf(problems);
    }

    /** Whether it came into force. */
    public boolean valid() {
        return content != null;
    }

    /** Whether the file was deleted, so that the default holds. */
    public boolean deleted() {
        return content != null && content.isEmpty();
    }
}
