package dev.tidemark.status;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery that no version of its mapper understood yet; it is kept whole. */
public record DeliveryNotUnderstood(
        UUID id,
        String source,
        String guid,
        String event,
        Instant received,
        @Nullable String reason) {}
