package dev.tidemark.approval.effect;

import dev.tidemark.event.Fact;

/**
 * A release of which nothing is recorded, as a read model has it that may lag.
 *
 * @param request id of the request
 * @param release how often the request was let out, with this time
 */
record Due(String request, int release) {

    /** Names the effect in keys. */
    String effect() {
        return Fact.of("effect", request, Integer.toString(release)).value();
    }
}
