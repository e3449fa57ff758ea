package dev.tidemark.approval;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.Sentence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision, or what became of it, as a feed shows it.
 *
 * @param href the request
 * @param commentHref the comment on GitHub; null for what left none
 */
record FactView(
        Instant time,
        Mark mark,
        Sentence sentence,
        long position,
        String href,
        @Nullable String commentHref) {}
