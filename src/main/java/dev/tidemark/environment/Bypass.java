package dev.tidemark.environment;

import java.time.Instant;

/**
 * A person synced an application while one that comes before it was not healthy.
 *
 * @param by as Argo CD claims
 * @param earlier the first of those that were not healthy
 * @param earlierCount how many were not
 * @param health of that one, in Argo CD's word
 */
record Bypass(
        Instant at,
        String by,
        String application,
        Group group,
        String earlier,
        Group earlierGroup,
        int earlierCount,
        String health) {}
