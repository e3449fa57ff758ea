package dev.tidemark.eventlog;

import dev.tidemark.event.NewEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written together, in one transaction: entries in this order, the documents they were read
 * from, and the delivery that brought them with its outcome. Any part may be empty.
 */
public record Append(
        List<NewEntry> entries,
        List<Evidence> evidence,
        @Nullable Delivery delivery,
        @Nullable DeliveryOutcome outcome,
        @Nullable ExpectedHead expectedHead) {

    public Append {
        entries = List.copyOf(entries);
        evidence = List.copyOf(evidence);
    }

    public static Append of(List<NewEntry> entries) {
        return new Append(entries, List.of(), null, null, null);
    }

    public static Append of(NewEntry... entries) {
        return of(List.of(entries));
    }

    public Append with(Evidence... documents) {
        return new Append(entries, List.of(documents), delivery, outcome, expectedHead);
    }

    public Append receivedIn(Delivery received, DeliveryOutcome result) {
        return new Append(entries, evidence, received, result, expectedHead);
    }

    /** As of a later mapper's reading of a delivery that is already kept. */
    public Append with(DeliveryOutcome result) {
        return new Append(entries, evidence, delivery, result, expectedHead);
    }

    public Append expecting(ExpectedHead head) {
        return new Append(entries, evidence, delivery, outcome, head);
    }
}
