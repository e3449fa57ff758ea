package dev.tidemark.feed;

import dev.tidemark.eventlog.StoredEntry;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring entries as they are posted together, in the JSON batch format of CloudEvents:
 * exactly the entries' bytes, with brackets around and commas between.
 */
record FeedBatch(long first, long last, byte[] body) {

    static final String MEDIA_TYPE = "application/cloudevents-batch+json; charset=utf-8";

    /** Receivers commonly take a megabyte; a single entry is never larger. */
    private static final int LARGEST = 1_000_000;

    /** As many of these as fit, at least one. */
    static FeedBatch of(List<StoredEntry> entries) {
        List<StoredEntry> fitting = fitting(entries);
        var body = new ByteArrayOutputStream();
        body.write('[');
        for (StoredEntry entry : fitting) {
            if (body.size() > 1) {
                body.write(',');
            }
            body.writeBytes(entry.bytes());
        }
        body.write(']');
        return new FeedBatch(
                fitting.getFirst().position(), fitting.getLast().position(), body.toByteArray());
    }

    private static List<StoredEntry> fitting(List<StoredEntry> entries) {
        var fitting = new ArrayList<StoredEntry>();
        long size = 1;
        for (StoredEntry entry : entries) {
            size += entry.bytes().length + 1;
            if (!fitting.isEmpty() && size > LARGEST) {
                break;
            }
            fitting.add(entry);
        }
        return fitting;
    }

    /** The same for the same entries, however often they are posted. */
    String id() {
        return "feed_" + first + "-" + last;
    }
}
