package dev.tidemark.ingest;

import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Recorded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What a newer mapper's reading of a document adds to what older ones recorded from it.
 *
 * @param entries to be appended; each that corrects an older one says which
 * @param orphans how many older entries the newer reading has nothing for; they stay
 */
record Rereading(List<NewEntry> entries, int orphans) {

    Rereading {
        entries = List.copyOf(entries);
    }

    static Rereading of(List<Recorded<Event>> before, List<NewEntry> now) {
        List<Recorded<Event>> inForce = inForce(before);
        var entries = new ArrayList<NewEntry>();
        var unmatched = new ArrayList<NewEntry>();
        for (NewEntry entry : now) {
            var match = inForce.stream().filter(old -> isAboutTheSame(old, entry)).findFirst();
            if (match.isEmpty()) {
                unmatched.add(entry);
            } else {
                inForce.remove(match.get());
                if (!saysTheSame(match.get(), entry)) {
                    entries.add(correction(entry, match.get()));
                }
            }
        }
        for (NewEntry entry : unmatched) {
            entries.add(inForce.isEmpty() ? entry : correction(entry, inForce.removeFirst()));
        }
        return new Rereading(entries, inForce.size());
    }

    private static List<Recorded<Event>> inForce(List<Recorded<Event>> before) {
        var superseded = new HashSet<String>();
        for (Recorded<Event> entry : before) {
            String old = entry.envelope().supersedes();
            if (old != null) {
                superseded.add(old);
            }
        }
        var inForce = new ArrayList<>(before);
        inForce.removeIf(entry -> superseded.contains(entry.id().toString()));
        return inForce;
    }

    private static boolean isAboutTheSame(Recorded<Event> old, NewEntry entry) {
        return old.event().getClass() == entry.event().getClass()
                && old.envelope().fact().equals(entry.envelope().fact());
    }

    private static boolean saysTheSame(Recorded<Event> old, NewEntry entry) {
        Envelope before = old.envelope();
        Envelope now = entry.envelope();
        return old.event().equals(entry.event())
                && before.subject().equals(now.subject())
                && before.time().equals(now.time())
                && Objects.equals(before.actor(), now.actor())
                && Objects.equals(before.revision(), now.revision());
    }

    private static NewEntry correction(NewEntry entry, Recorded<Event> old) {
        return new NewEntry(entry.envelope().superseding(old.id().toString()), entry.event());
    }
}
