package dev.tidemark.approval.effect;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Fact;
import java.time.Instant;

/**
 * A plan that somebody rejected, of which the pull request is to tell.
 *
 * @param name {@code owner/name} of the repository now
 * @param decision number of the person's decision
 * @param at when, by this portal's clock
 * @param actAsApp whether the app may speak where the person's token is missing
 */
record Rejected(
        String name,
        ApprovalRequest request,
        Actor person,
        int decision,
        Instant at,
        String reason,
        boolean actAsApp) {

    /** Names it in keys. */
    String effect() {
        return Fact.of(
                        "rejection",
                        request.id(),
                        String.valueOf(person.id()),
                        Integer.toString(decision))
                .value();
    }
}
