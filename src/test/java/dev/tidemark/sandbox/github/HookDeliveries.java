package dev.tidemark.sandbox.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The deliveries of one hook, as long as GitHub would remember them and memory allows. */
final class HookDeliveries {

    private static final int KEPT = 10_000;

    private final TreeMap<Long, HookDelivery> byId = new TreeMap<>();

    synchronized void add(HookDelivery delivery) {
        byId.put(delivery.id(), delivery);
        if (byId.size() > KEPT) {
            byId.pollFirstEntry();
        }
    }

    synchronized Optional<HookDelivery> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Newest first, from the one before {@code id}. */
    synchronized List<HookDelivery> before(long id) {
        return new ArrayList<>(byId.headMap(id, false).descendingMap().values());
    }
}
