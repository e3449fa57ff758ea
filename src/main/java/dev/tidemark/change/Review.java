package dev.tidemark.change;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Revision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person's review stands at.
 *
 * @param reviewer who reviewed; null if only its dismissal is known
 * @param commit the revision that was reviewed
 * @param at when it came to this state
 */
public record Review(
        String id,
        @Nullable Actor reviewer,
        ReviewState state,
        @Nullable Revision commit,
        Instant at) {}
