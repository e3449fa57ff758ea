package dev.tidemark.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/** What one projection keeps, inside one transaction. */
interface ReadModels<S> {

    /** Remembers names; of two sightings of one repository under one name the greater. */
    void learn(Collection<Sighting> sightings);

    /** Which repositories these names mean: of all sightings of a name the greatest. */
    Naming naming(Collection<String> names);

    /** Takes the entries that spoke of repositories by these names out of the index. */
    Displaced displace(Collection<String> names);

    /**
     * Remembers, for each entry that was read again, the newest mapper that did.
     *
     * @return the keys that the entry, or what it was read as before, touches
     */
    Set<String> supersede(Collection<Superseding> superseding);

    /** Those of these entries that were read again, with the newest mapper that did. */
    Map<UUID, Integer> supersededAmong(Collection<UUID> ids);

    /** The keys, of those of these places, at which the same fact stands already. */
    Set<String> keysWithFactsOf(Collection<Place> places);

    /** Adds to the index. */
    void place(Collection<Place> places);

    /** Every position of these keys. */
    Map<String, List<Long>> positions(Collection<String> keys);

    Map<String, Row<S>> load(Collection<String> keys);

    /** Writes rows, and beside what they left behind before what they leave behind now. */
    void save(Map<String, Row<S>> rows);

    /** Takes back what these rows left behind: they are folded from the first fact again. */
    void forget(Collection<String> keys);

    /** With all they left behind. */
    void remove(Collection<String> keys);

    /** What was taken out of the index. */
    record Displaced(Set<String> keys, SortedSet<Long> positions) {}
}
