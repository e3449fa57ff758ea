package dev.tidemark.projection;

import dev.tidemark.event.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The end of the log that some read model does not hold yet. */
final class Tail {

    private final List<Entry> entries = new ArrayList<>();

    private final Map<String, List<Sighting>> sightings = new HashMap<>();
    private final List<UUID> superseded = new ArrayList<>();
    private final long begin;

    Tail(long begin) {
        this.begin = begin;
    }

    void add(List<Entry> more) {
        for (Entry entry : more) {
            entries.add(entry);
            for (Sighting sighting : Sighting.in(entry)) {
                sightings.computeIfAbsent(sighting.name(), none -> new ArrayList<>()).add(sighting);
            }
            Superseding superseding = Superseding.by(entry);
            if (superseding != null) {
                superseded.add(superseding.id());
            }
        }
    }

    int length() {
        return entries.size();
    }

    /** The position after its last entry. */
    long end() {
        return begin + entries.size();
    }

    /** From this position on. */
    List<Entry> from(long position) {
        return entries.subList((int) (position - begin), entries.size());
    }

    /** Ids of the entries that one of these takes back. */
    List<UUID> superseded() {
        return superseded;
    }

    /** Names that were seen. */
    Map<String, List<Sighting>> sightings() {
        return sightings;
    }

    /** Where a repository was seen. */
    List<Sighting> sightingsOf(Repository repository) {
        return sightings.values().stream()
                .flatMap(List::stream)
                .filter(sighting -> sighting.repository().equals(repository))
                .toList();
    }
}
