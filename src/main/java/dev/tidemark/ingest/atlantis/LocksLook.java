package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tidemark.event.Fact;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which locks were held at one moment.
 *
 * @param at when Atlantis answered, by our clock
 * @param unreadable how many more there are, of which nothing is known
 */
record LocksLook(Instant at, List<HeldLock> held, int unreadable) {

    private static final JsonMapper JSON = new JsonMapper();

    LocksLook {
        at = at.truncatedTo(ChronoUnit.MICROS);
        held = List.copyOf(held);
    }

    /**
     * Atlantis' answer.
     *
     * @throws IOException if it is none
     */
    static LocksLook inAnswer(Instant at, JsonNode answer, String host) throws IOException {
        JsonNode locks = answer.path("Locks");
        // Go writes an empty list as null; anything else but a list is another server's answer.
        if (!locks.isArray() && !locks.isNull()) {
            throw new IOException("the answer lists no locks");
        }
        var held = new ArrayList<HeldLock>();
        int unreadable = 0;
        for (JsonNode lock : locks) {
            try {
                HeldLock read = HeldLock.inAnswer(lock, host);
                if (read.change() > 0) {
                    held.add(read);
                }
            } catch (UnreadableDocument unknown) {
                unreadable++;
            }
        }
        return new LocksLook(at, held, unreadable);
    }

    static LocksLook remembered(String text) throws IOException {
        JsonNode document = JSON.readTree(text);
        var held = new ArrayList<HeldLock>();
        document.path("held").forEach(lock -> held.add(HeldLock.remembered(lock)));
        return new LocksLook(Fields.instant(document, "at"), held, 0);
    }

    String toRemember() {
        var document = JsonNodeFactory.instance.objectNode().put("at", at.toString());
        var locks = document.putArray("held");
        held.forEach(lock -> locks.add(lock.toRemember()));
        return document.toString();
    }

    /**
     * What is to be remembered after this look. While a lock cannot be read it may be any of those
     * that were seen before, so none of them counts as given back.
     */
    LocksLook after(LocksLook before) {
        if (unreadable == 0) {
            return this;
        }
        var all = new ArrayList<>(held);
        all.addAll(before.without(this));
        return new LocksLook(at, all, 0);
    }

    /** The locks of this look that the other did not see. */
    List<HeldLock> without(LocksLook other) {
        Set<Fact> others = other.held().stream().map(HeldLock::fact).collect(Collectors.toSet());
        return held.stream().filter(lock -> !others.contains(lock.fact())).toList();
    }
}
