package dev.tidemark.ingest;

import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.DeliveryOutcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a mapper makes of one document. Every document has one: mappers never throw.
 */
public sealed interface Reading {

    /** What was read; empty unless {@link Entries}. */
    default List<NewEntry> entries() {
        return List.of();
    }

    /** The same as the outcome of a delivery. */
    DeliveryOutcome outcomeOf(UUID delivery, int mapper);

    /**
     * It says something that the log holds.
     *
     * @param reason why not everything in it is recorded; null if everything is
     */
    record Entries(List<NewEntry> entries, @Nullable String reason) implements Reading {

        public Entries {
            entries = List.copyOf(entries);
        }

        public Entries(List<NewEntry> entries) {
            this(entries, null);
        }

        @Override
        public DeliveryOutcome outcomeOf(UUID delivery, int mapper) {
            return new DeliveryOutcome(delivery, mapper, DeliveryOutcome.Result.RECORDED, reason);
        }
    }

    /** Understood, and it holds nothing that this version records. */
    record Kept(String reason) implements Reading {

        @Override
        public DeliveryOutcome outcomeOf(UUID delivery, int mapper) {
            return new DeliveryOutcome(delivery, mapper, DeliveryOutcome.Result.KEPT, reason);
        }
    }

    /** Not understood: a better mapper may read it again. */
    record Unmappable(String reason) implements Reading {

        @Override
        public DeliveryOutcome outcomeOf(UUID delivery, int mapper) {
            return new DeliveryOutcome(delivery, mapper, DeliveryOutcome.Result.UNMAPPABLE, reason);
        }
    }

    static Reading of(NewEntry entry) {
        return new Entries(List.of(entry));
    }
}
