package dev.tidemark.argocd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of an application's past can still matter to its future. */
final class Pruning {

    /** More only gather where nobody can read the repository: the oldest stay as they were told. */
    private static final int MOST_SEGMENTS = 60;

    /** Revisions whose paths were resolved before anything was compared with them. */
    private static final int DIGESTS_AHEAD = 20;

    private Pruning() {}

    /**
     * The segments from the last one before which everything is decided; before it the one at which
     * its standing began.
     *
     * @param cut as {@link Episodes.Read#decided}
     */
    static List<Segment> of(List<Segment> segments, Map<String, String> digests, int cut) {
        List<Standing> standings =
                segments.stream().map(segment -> segment.standing(digests)).toList();
        var kept = new ArrayList<Segment>();
        if (cut >= 0) {
            int began = cut;
            while (began > 0 && standings.get(began - 1) == standings.get(cut)) {
                began--;
            }
            if (began < cut) {
                kept.add(segments.get(began));
            }
        }
        for (int i = Math.max(cut, 0); i < segments.size(); i++) {
            kept.add(segments.get(i));
        }
        collapse(kept, digests);
        while (kept.size() > MOST_SEGMENTS) {
            kept.removeFirst();
        }
        return List.copyOf(kept);
    }

    /** A drift under which commits pass that do not concern it is one segment. */
    private static void collapse(List<Segment> kept, Map<String, String> digests) {
        for (int i = kept.size() - 2; i > 0; i--) {
            Segment segment = kept.get(i);
            Segment before = kept.get(i - 1);
            Segment after = kept.get(i + 1);
            boolean isMiddle =
                    segment.standing(digests) == Standing.DRIFT
                            && before.standing(digests) == Standing.DRIFT
                            && after.standing(digests) == Standing.DRIFT
                            && segment.resourcesDigest().equals(before.resourcesDigest())
                            && segment.repairs().isEmpty();
            if (isMiddle) {
                kept.remove(i);
            }
        }
    }

    /** Notes what has to be known to read a segment. */
    static void need(Set<String> keys, Segment segment) {
        need(keys, segment.base(), segment.syncing(), segment.compared());
        segment.repairs().forEach(repair -> need(keys, repair.from(), repair.to()));
    }

    /** Notes what has to be known to compare these targets. */
    static void need(Set<String> keys, @Nullable Target... targets) {
        for (Target target : targets) {
            if (target != null) {
                target.all().forEach(at -> keys.add(at.pathsKey()));
            }
        }
    }

    /** Those that are needed and the newest, in the order they were learnt. */
    static Map<String, String> digests(Map<String, String> known, Set<String> needed) {
        var kept = new LinkedHashMap<String, String>();
        int ahead = known.size();
        for (Map.Entry<String, String> each : known.entrySet()) {
            if (ahead <= DIGESTS_AHEAD || needed.contains(each.getKey())) {
                kept.put(each.getKey(), each.getValue());
            }
            ahead--;
        }
        return kept;
    }
}
