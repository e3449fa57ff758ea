package dev.tidemark.approval.effect;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Fact;
import dev.tidemark.event.Repository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An apply that was let out and of which nothing is recorded yet, by the log's head.
 *
 * @param name {@code owner/name} of the repository now
 * @param release how often this request was let out, with this time
 * @param approver who completed it, or overrode
 * @param at when, by this portal's clock
 * @param comment id of the newest comment of Atlantis on the project that it was decided on
 */
record LetOut(
        Repository repository,
        String name,
        ApprovalRequest request,
        int release,
        Actor approver,
        Instant at,
        @Nullable String reason,
        long comment) {

    /** Names it in keys. */
    String effect() {
        return new Due(request.id(), release).effect();
    }

    /** The fact of what became of it. */
    Fact fact(String outcome) {
        return Fact.of("effect", request.id(), Integer.toString(release), outcome);
    }
}
