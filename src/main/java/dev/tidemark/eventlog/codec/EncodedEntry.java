package dev.tidemark.eventlog.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** An entry that waits for its recorded time, which only the sequencer can give. */
public final class EncodedEntry {

    private final UUID id;
    private final String subject;
    private final byte[] bytes;
    private final int recordedAtOffset;

    EncodedEntry(UUID id, String subject, byte[] bytes, int recordedAtOffset) {
        this.id = id;
        this.subject = subject;
        this.bytes = bytes;
        this.recordedAtOffset = recordedAtOffset;
    }

    public UUID id() {
        return id;
    }

    public String subject() {
        return subject;
    }

    /** Length in bytes, the recorded time included. */
    public int size() {
        return bytes.length;
    }

    /** The bytes of the entry, whole: the stored row and the leaf of the tree. */
    public byte[] recordedAt(Instant time) {
        byte[] whole = bytes.clone();
        byte[] text = Timestamps.format(time).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, whole, recordedAtOffset, text.length);
        return whole;
    }
}
