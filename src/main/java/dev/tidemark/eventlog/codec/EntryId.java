package dev.tidemark.eventlog.codec;

import dev.tidemark.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The id of an entry: UUIDv5 of type, fact and proof, so that a repetition is known by its id. */
public final class EntryId {

    private EntryId() {}

    /**
     * An entry that supersedes another is about the same fact, so what it supersedes counts too.
     */
    public static UUID of(String type, Envelope envelope) {
        String name = type + "\n" + envelope.fact().value() + "\n" + envelope.proof().word();
        if (envelope.supersedes() != null) {
            name += "\n" + envelope.supersedes() + "\n" + envelope.mapper();
        }
        return NameBasedId.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
