package dev.tidemark.evidence;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry about the change, as far as its report tells it.
 *
 * @param text what happened, in a sentence
 * @param evidence SHA-256 of the document that it was read from
 * @param hasSucceeded of a run of a workflow that ended; null of anything else
 */
record ToldOf(
        long position,
        Instant time,
        String text,
        @Nullable String actor,
        String proof,
        @Nullable String evidence,
        Set<Question> questions,
        @Nullable Boolean hasSucceeded) {}
