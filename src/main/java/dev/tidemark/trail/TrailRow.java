package dev.tidemark.trail;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.Sentence;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the list.
 *
 * @param type without what every type has around it
 * @param sentence null if this version does not know the type, as a newer one may have written it
 */
record TrailRow(
        long position,
        Instant time,
        String type,
        Mark mark,
        @Nullable Sentence sentence,
        @Nullable VisibleText actor,
        String proof,
        String observedBy) {}
