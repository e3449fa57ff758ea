package dev.tidemark.ingest.argocd;

import dev.tidemark.event.NewEntry;
import java.time.Instant;
import java.util.Set;

/** What a watch brings, in order, to whoever makes entries of it. */
sealed interface Seen {

    /** How many bytes wait with it. */
    default int bytes() {
        return 0;
    }

    /**
     * An object at one of its versions.
     *
     * @param object as JSON
     * @param gone whether this was its last version
     * @param version of the watch that is reached with it; empty if it says nothing of that
     */
    record Changed(String name, byte[] object, boolean gone, Look look, String version)
            implements Seen {

        @Override
        public int bytes() {
            return object.length;
        }
    }

    /** A list is complete: whatever is remembered and not in it is gone. */
    record Listed(Set<String> names, Instant at, String version) implements Seen {

        public Listed {
            names = Set.copyOf(names);
        }
    }

    /** There is nothing more up to this version. */
    record Reached(String version) implements Seen {}

    /** Something that is known without an object. */
    record Told(NewEntry entry) implements Seen {}
}
