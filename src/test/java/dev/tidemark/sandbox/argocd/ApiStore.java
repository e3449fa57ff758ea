package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the API server holds, and every write in order. */
final class ApiStore {

    /** etcd does not start at one; a reader must not count on it either. */
    private static final long FIRST = 1_000;

    private final List<Written> log = new ArrayList<>();
    private final Map<String, ObjectNode> current = new LinkedHashMap<>();
    private long version = FIRST;
    private long forgotten = FIRST;

    void put(String kind, ObjectNode object) {
        object.withObject("/metadata").put("resourceVersion", Long.toString(++version));
        var stored = object.deepCopy();
        boolean isNew = current.put(key(kind, stored), stored) == null;
        log.add(new Written(version, kind, isNew ? "ADDED" : "MODIFIED", stored));
    }

    void delete(String kind, ObjectNode object) {
        object.withObject("/metadata").put("resourceVersion", Long.toString(++version));
        current.remove(key(kind, object));
        log.add(new Written(version, kind, "DELETED", object.deepCopy()));
    }

    long version() {
        return version;
    }

    List<Written> log() {
        return List.copyOf(log);
    }

    /** In time that grows with what is new, not with what was. */
    List<Written> after(long resourceVersion) {
        int from = Math.clamp(resourceVersion - forgotten, 0, log.size());
        return List.copyOf(log.subList(from, log.size()));
    }

    /** The oldest version after which everything is still known. */
    long forgotten() {
        return forgotten;
    }

    /** As etcd is compacted: but the last so many writes are forgotten, and old events expire. */
    void compact(int keep) {
        int surplus = log.size() - keep;
        if (surplus > 0) {
            var gone = log.subList(0, surplus);
            gone.stream()
                    .filter(written -> written.kind().equals("Event"))
                    .forEach(written -> current.remove(key("Event", written.object())));
            gone.clear();
            forgotten += surplus;
        }
    }

    List<ObjectNode> current(String kind) {
        return current.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String key(String kind, ObjectNode object) {
        return kind + "/" + object.path("metadata").path("name").asText();
    }
}
