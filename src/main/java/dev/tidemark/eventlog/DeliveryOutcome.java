package dev.tidemark.eventlog;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a mapper made of a delivery.
 *
 * @param delivery the {@link Delivery#id}
 * @param mapper version of the mapper
 * @param reason why nothing was recorded, or not all of it; null if everything was
 */
public record DeliveryOutcome(UUID delivery, int mapper, Result result, @Nullable String reason) {

    /** What came of it. */
    public enum Result {
        /** Read; its entries are in the log. */
        RECORDED,
        /** Understood, and it holds nothing that this version records. */
        KEPT,
        /** Not understood: kept so that a better mapper can read it again. */
        UNMAPPABLE;

        /** The word in the database, in an answer and in a counter. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
