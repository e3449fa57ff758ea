package dev.tidemark.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds entries into the read models of one projection, so that what comes out depends on which
 * entries there are and not on the order they came in.
 *
 * <p>A row is carried on from where it stands if all its new facts are new and later than its last.
 * If not, it is stale and folded again from the log: an entry came late, told a known fact again,
 * took another back, or turned out to be about a repository whose id is only known now.
 */
final class Folding<S> {

    private static final int KEYS_AT_ONCE = 200;
    static final int ENTRIES_AT_ONCE = 1000;

    private final Projection<S> projection;
    private final LogEntries log;
    private final Join join;

    Folding(Projection<S> projection, LogEntries log) {
        this.projection = projection;
        this.log = log;
        this.join = new Join(log);
    }

    /**
     * Folds the next entries of the log.
     *
     * @return the keys of the rows that changed or went
     */
    Set<String> fold(ReadModels<S> models, List<Entry> batch) {
        Set<String> stale = new TreeSet<>(supersede(models, batch));
        for (List<Long> chunk : Chunks.of(displace(models, batch, stale), ENTRIES_AT_ONCE)) {
            stale.addAll(index(models, log.at(chunk)).keySet());
        }
        Map<String, List<Entry>> touched = index(models, batch, stale);
        Set<String> changed = new TreeSet<>(touched.keySet());
        changed.addAll(stale);
        touched.keySet().removeAll(stale);
        for (List<String> chunk : Chunks.of(touched.keySet(), KEYS_AT_ONCE)) {
            stale.addAll(carryOn(models, touched, chunk));
        }
        for (List<String> chunk : Chunks.of(stale, KEYS_AT_ONCE)) {
            foldAgain(models, models.positions(chunk), chunk);
        }
        return changed;
    }

    private static <S> Set<String> supersede(ReadModels<S> models, List<Entry> batch) {
        List<Superseding> superseding =
                batch.stream().map(Superseding::by).filter(Objects::nonNull).toList();
        return superseding.isEmpty() ? Set.of() : models.supersede(superseding);
    }

    /** Learns names; the positions of the entries whose repository is another than was thought. */
    private static <S> Collection<Long> displace(
            ReadModels<S> models, List<Entry> batch, Set<String> stale) {
        List<Sighting> sightings = newest(batch);
        if (sightings.isEmpty()) {
            return List.of();
        }
        Set<String> names = sightings.stream().map(Sighting::name).collect(Collectors.toSet());
        Naming before = models.naming(names);
        models.learn(sightings);
        Naming after = models.naming(names);
        names.removeIf(name -> Objects.equals(before.byName().get(name), after.byName().get(name)));
        if (names.isEmpty()) {
            return List.of();
        }
        ReadModels.Displaced displaced = models.displace(names);
        stale.addAll(displaced.keys());
        return displaced.positions();
    }

    private static List<Sighting> newest(List<Entry> batch) {
        record NameOf(String name, Object repository) {}
        Map<NameOf, Sighting> newest = new HashMap<>();
        for (Entry entry : batch) {
            for (Sighting sighting : Sighting.in(entry)) {
                newest.merge(
                        new NameOf(sighting.name(), sighting.repository()),
                        sighting,
                        (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
        }
        return List.copyOf(newest.values());
    }

    private Map<String, List<Entry>> index(ReadModels<S> models, List<Entry> entries) {
        return index(models, entries, new HashSet<>());
    }

    /** Gives entries their places; keys that knew one of their facts are stale. */
    private Map<String, List<Entry>> index(
            ReadModels<S> models, List<Entry> entries, Set<String> stale) {
        Naming naming = models.naming(Naming.namesIn(entries));
        Map<String, List<Entry>> byKey = new LinkedHashMap<>();
        var places = new ArrayList<Place>();
        for (Entry entry : entries) {
            Entry canonical = naming.canonical(entry);
            for (String key : projection.keys(canonical)) {
                byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(canonical);
                places.add(Place.of(key, canonical, Naming.nameIn(entry)));
            }
        }
        if (!places.isEmpty()) {
            stale.addAll(models.keysWithFactsOf(places));
            models.place(places);
        }
        return byKey;
    }

    /** Carries rows on; the keys of those that have to be folded again. */
    private Set<String> carryOn(
            ReadModels<S> models, Map<String, List<Entry>> touched, List<String> keys) {
        Map<String, Row<S>> rows = models.load(keys);
        Map<String, Row<S>> carriedOn = new LinkedHashMap<>();
        Set<String> stale = new HashSet<>();
        Map<UUID, Integer> superseded =
                superseded(models, keys.stream().map(touched::get).toList());
        for (String key : keys) {
            List<JoinedFact> facts = facts(touched.getOrDefault(key, List.of()), superseded);
            Row<S> row = rows.get(key);
            if (facts.isEmpty()) {
                continue;
            }
            if (row != null && facts.getFirst().order().compareTo(row.foldedTo()) <= 0) {
                stale.add(key);
            } else {
                carriedOn.put(key, evolve(row == null ? null : row.model(), facts));
            }
        }
        models.save(carriedOn);
        return stale;
    }

    private void foldAgain(
            ReadModels<S> models, Map<String, List<Long>> positions, List<String> keys) {
        var together = new ArrayList<String>();
        int entries = 0;
        for (String key : keys) {
            together.add(key);
            entries += positions.getOrDefault(key, List.of()).size();
            if (entries >= ENTRIES_AT_ONCE) {
                foldAgainTogether(models, positions, together);
                together.clear();
                entries = 0;
            }
        }
        if (!together.isEmpty()) {
            foldAgainTogether(models, positions, together);
        }
    }

    private void foldAgainTogether(
            ReadModels<S> models, Map<String, List<Long>> positions, List<String> keys) {
        Set<Long> all = new TreeSet<>();
        keys.forEach(key -> all.addAll(positions.getOrDefault(key, List.of())));
        List<Entry> entries = log.at(all);
        Naming naming = models.naming(Naming.namesIn(entries));
        Map<Long, Entry> byPosition = new HashMap<>();
        entries.forEach(entry -> byPosition.put(entry.position(), naming.canonical(entry)));
        Map<UUID, Integer> superseded = superseded(models, List.of(entries));
        Map<String, Row<S>> folded = new LinkedHashMap<>();
        var gone = new ArrayList<String>();
        for (String key : keys) {
            List<Entry> ofKey =
                    positions.getOrDefault(key, List.of()).stream()
                            .map(position -> Objects.requireNonNull(byPosition.get(position)))
                            .toList();
            List<JoinedFact> facts = facts(ofKey, superseded);
            if (facts.isEmpty()) {
                gone.add(key);
            } else {
                folded.put(key, evolve(null, facts));
            }
        }
        models.forget(folded.keySet());
        models.save(folded);
        models.remove(gone);
    }

    /**
     * Folds rows from these entries as if the log had no others, and saves nothing.
     *
     * @param again entries that may take some of these back
     * @param places positions of the entries of each row
     */
    Map<String, Row<S>> foldOnly(
            List<Entry> entries, List<Entry> again, Naming naming, Map<String, List<Long>> places) {
        Map<UUID, Integer> superseded = new HashMap<>();
        Stream.concat(entries.stream(), again.stream())
                .map(Superseding::by)
                .filter(Objects::nonNull)
                .forEach(each -> superseded.merge(each.id(), each.mapper(), Math::max));
        Map<Long, Entry> byPosition = new HashMap<>();
        entries.forEach(entry -> byPosition.put(entry.position(), naming.canonical(entry)));
        Map<String, Row<S>> folded = new LinkedHashMap<>();
        places.forEach((key, positions) -> {
            List<JoinedFact> facts =
                    facts(
                            positions.stream()
                                    .map(at -> Objects.requireNonNull(byPosition.get(at)))
                                    .toList(),
                            superseded);
            if (!facts.isEmpty()) {
                folded.put(key, evolve(null, facts));
            }
        });
        return folded;
    }

    private static <S> Map<UUID, Integer> superseded(
            ReadModels<S> models, Collection<? extends @Nullable List<Entry>> entries) {
        List<UUID> ids =
                entries.stream()
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .flatMap(Folding::idsToAsk)
                        .toList();
        return models.supersededAmong(ids);
    }

    private static Stream<UUID> idsToAsk(Entry entry) {
        Superseding superseding = Superseding.by(entry);
        return superseding == null
                ? Stream.of(entry.id())
                : Stream.of(entry.id(), superseding.id());
    }

    private List<JoinedFact> facts(List<Entry> entries, Map<UUID, Integer> superseded) {
        return join.facts(
                entries.stream()
                        .filter(entry -> !Superseding.leavesOut(entry, superseded))
                        .toList());
    }

    private Row<S> evolve(@Nullable S from, List<JoinedFact> facts) {
        S model = from;
        Map<List<String>, History.Kept<?>> kept = new LinkedHashMap<>();
        for (JoinedFact fact : facts) {
            model = projection.evolve(model, fact);
            for (History<S, ?> history : projection.histories()) {
                history.keptOf(model)
                        .forEach(item -> kept.put(List.of(history.name(), item.id()), item));
            }
        }
        return new Row<>(
                Objects.requireNonNull(model), facts.getLast().order(), List.copyOf(kept.values()));
    }
}
