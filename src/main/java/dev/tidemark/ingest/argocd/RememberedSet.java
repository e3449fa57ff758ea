package dev.tidemark.ingest.argocd;

import java.time.Instant;

/**
 * What is known of an ApplicationSet when the next snapshot comes.
 *
 * @param lastTime time of the latest entry that was made of it
 */
record RememberedSet(SetSnapshot snapshot, Instant lastTime) {

    String toJson() {
        return Memory.toJson(this);
    }

    /**
     * Back from {@link #toJson}.
     *
     * @throws UnreadableDocument if another version wrote it
     */
    static RememberedSet fromJson(String json) {
        RememberedSet remembered = Memory.fromJson(json, RememberedSet.class);
        if (remembered.snapshot == null || remembered.lastTime == null) {
            throw new UnreadableDocument("what is remembered has another form");
        }
        return remembered;
    }
}
