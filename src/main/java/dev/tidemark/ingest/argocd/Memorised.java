package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.NewEntry;
import dev.tidemark.ingest.WantedPaths.WantedPath;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How snapshots of one kind of object become entries, and what is remembered of them.
 *
 * @param <R> what is remembered of one object
 */
interface Memorised<R> {

    /**
     * What was learnt of one object.
     *
     * @param after null if there is nothing to be remembered
     */
    record Learnt<R>(List<NewEntry> entries, @Nullable R after) {

        public Learnt {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Compares.
     *
     * @param object redacted; null if it is gone
     */
    Learnt<R> between(@Nullable R before, @Nullable JsonNode object, Look look, String evidence);

    /** What is to be told though nothing came. */
    default Learnt<R> waiting(R before, Instant now) {
        return new Learnt<>(List.of(), before);
    }

    /** What Git should be asked because of what is now known. */
    default List<WantedPath> wanted(R now) {
        return List.of();
    }

    /** Class of its documents for retention. */
    String evidence();

    String toJson(R remembered);

    R fromJson(String json);

    String version(R remembered);
}
