package dev.tidemark.eventlog;

import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.codec.EncodedEntry;
import dev.tidemark.eventlog.codec.EntryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Append} with all the work done that needs no lock: encoded and compressed, on the
 * caller's thread.
 *
 * @param answer completed when the transaction has ended
 */
record PreparedAppend(
        List<EncodedEntry> entries,
        List<CompressedEvidence> evidence,
        @Nullable Delivery delivery,
        @Nullable DeliveryOutcome outcome,
        @Nullable ExpectedHead expectedHead,
        CompletableFuture<List<Appended>> answer) {

    static PreparedAppend of(Append append) {
        var entries = new ArrayList<EncodedEntry>(append.entries().size());
        for (NewEntry entry : append.entries()) {
            EncodedEntry encoded = EntryCodec.encode(entry, Redaction.VERSION, Redaction::value);
            if (encoded.size() > EntryTooLarge.LIMIT) {
                throw new EntryTooLarge(entry.envelope().fact().value(), encoded.size());
            }
            entries.add(encoded);
        }
        return new PreparedAppend(
                entries,
                append.evidence().stream().map(CompressedEvidence::of).toList(),
                append.delivery(),
                append.outcome(),
                append.expectedHead(),
                new CompletableFuture<>());
    }

    long bytes() {
        return entries.stream().mapToLong(EncodedEntry::size).sum()
                + evidence.stream().mapToLong(document -> document.content().length).sum();
    }

    /** The same without its documents, which were stored before. */
    PreparedAppend withoutEvidence() {
        return new PreparedAppend(entries, List.of(), delivery, outcome, expectedHead, answer);
    }
}
