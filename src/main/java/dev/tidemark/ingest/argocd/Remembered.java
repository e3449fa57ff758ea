package dev.tidemark.ingest.argocd;

import java.time.Instant;

/**
 * What is known of an application when the next snapshot comes.
 *
 * @param lastTime time of the latest entry that was made of it
 * @param stalled whether it was told that Argo CD no longer compares it
 */
record Remembered(ApplicationSnapshot snapshot, Instant lastTime, boolean stalled) {

    Remembered(ApplicationSnapshot snapshot, Instant lastTime) {
        this(snapshot, lastTime, false);
    }

    String toJson() {
        return Memory.toJson(this);
    }

    /**
     * Back from {@link #toJson}.
     *
     * @throws UnreadableDocument if another version wrote it
     */
    static Remembered fromJson(String json) {
        Remembered remembered = Memory.fromJson(json, Remembered.class);
        if (remembered.snapshot == null || remembered.lastTime == null) {
            throw new UnreadableDocument("what is remembered has another form");
        }
        return remembered;
    }
}
