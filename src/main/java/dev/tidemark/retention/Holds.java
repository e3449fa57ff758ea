package dev.tidemark.retention;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that is held, by what it is. There are few: one row has them all. */
record Holds(Map<String, Hold> all) {

    static final Holds NONE = new Holds(Map.of());

    Holds {
        all = new LinkedHashMap<>(all);
    }

    Holds with(Hold hold) {
        var more = new LinkedHashMap<>(all);
        // Whoever holds it once more does not make the hold younger.
        more.putIfAbsent(hold.what(), hold);
        return new Holds(more);
    }

    Holds without(String what) {
        var fewer = new LinkedHashMap<>(all);
        fewer.remove(what);
        return new Holds(fewer);
    }
}
