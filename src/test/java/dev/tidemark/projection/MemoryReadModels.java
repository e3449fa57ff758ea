package dev.tidemark.projection;

import dev.tidemark.event.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Read models in memory, written and read as documents all the same. */
final class MemoryReadModels<S> implements ReadModels<S> {

    private record Saved(String document, FoldedTo foldedTo) {}

    private final Class<S> model;
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<UUID, Integer> superseded = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Saved> rows = new TreeMap<>();

    /** By key, history and item. */
    private final Map<String, Map<String, Map<String, Object>>> histories = new TreeMap<>();

    MemoryReadModels(Class<S> model) {
        this.model = model;
    }

    Map<String, S> all() {
        Map<String, S> all = new TreeMap<>();
        rows.forEach((key, saved) -> all.put(key, Documents.read(saved.document(), model)));
        return all;
    }

    /** What a key left behind in one history, by the items' ids. */
    Map<String, Object> history(String key, String name) {
        return histories.getOrDefault(key, Map.of()).getOrDefault(name, Map.of());
    }

    @Override
    public void learn(Collection<Sighting> seen) {
        sightings.addAll(seen);
    }

    @Override
    public Naming naming(Collection<String> names) {
        Map<String, Repository> byName = new HashMap<>();
        sightings.stream()
                .filter(sighting -> names.contains(sighting.name()))
                .sorted(Comparator.naturalOrder())
                .forEach(sighting -> byName.put(sighting.name(), sighting.repository()));
        return new Naming(byName);
    }

    @Override
    public Displaced displace(Collection<String> names) {
        Set<String> keys = new HashSet<>();
        var positions = new TreeSet<Long>();
        places.removeIf(place -> {
            boolean goes = place.name() != null && names.contains(place.name());
            if (goes) {
                keys.add(place.key());
                positions.add(place.position());
            }
            return goes;
        });
        return new Displaced(keys, positions);
    }

    @Override
    public Set<String> supersede(Collection<Superseding> superseding) {
        var keys = new HashSet<String>();
        for (Superseding each : superseding) {
            superseded.merge(each.id(), each.mapper(), Math::max);
            places.stream()
                    .filter(place ->
                            each.id().equals(place.id()) || each.id().equals(place.supersedes()))
                    .forEach(place -> keys.add(place.key()));
        }
        return keys;
    }

    @Override
    public Map<UUID, Integer> supersededAmong(Collection<UUID> ids) {
        var among = new HashMap<>(superseded);
        among.keySet().retainAll(ids);
        return among;
    }

    @Override
    public Set<String> keysWithFactsOf(Collection<Place> asked) {
        var keys = new HashSet<String>();
        for (Place ask : asked) {
            for (Place place : places) {
                if (place.key().equals(ask.key()) && place.factId().equals(ask.factId())) {
                    keys.add(ask.key());
                }
            }
        }
        return keys;
    }

    @Override
    public void place(Collection<Place> added) {
        places.addAll(added);
    }

    @Override
    public Map<String, List<Long>> positions(Collection<String> keys) {
        Map<String, List<Long>> positions = new HashMap<>();
        for (Place place : places) {
            if (keys.contains(place.key())) {
                positions
                        .computeIfAbsent(place.key(), none -> new ArrayList<>())
                        .add(place.position());
            }
        }
        return positions;
    }

    @Override
    public Map<String, Row<S>> load(Collection<String> keys) {
        Map<String, Row<S>> loaded = new HashMap<>();
        for (String key : keys) {
            Saved saved = rows.get(key);
            if (saved != null) {
                loaded.put(
                        key, new Row<>(Documents.read(saved.document(), model), saved.foldedTo()));
            }
        }
        return loaded;
    }

    @Override
    public void save(Map<String, Row<S>> saved) {
        saved.forEach((key, row) -> {
            rows.put(key, new Saved(Documents.write(row.model()), row.foldedTo()));
            for (History.Kept<?> kept : row.kept()) {
                histories
                        .computeIfAbsent(key, none -> new TreeMap<>())
                        .computeIfAbsent(kept.history().name(), none -> new TreeMap<>())
                        .put(kept.id(), kept.item());
            }
        });
    }

    @Override
    public void forget(Collection<String> keys) {
        histories.keySet().removeAll(keys);
    }

    @Override
    public void remove(Collection<String> keys) {
        rows.keySet().removeAll(keys);
        forget(keys);
    }
}
