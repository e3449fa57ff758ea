package dev.tidemark.ingest.github;

import dev.tidemark.ingest.JsonSize;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Replaces paths by their directories until they fit: the deepest directories first, and of those
 * the one with the most in it, so that as few other paths as possible match by mistake.
 */
final class PathWidening {

    private static final String ROOT = "";

    private final Map<String, SortedSet<String>> children = new HashMap<>();
    private final Map<String, Integer> openDirectories = new HashMap<>();
    private final Set<String> paths;

    PathWidening(Collection<String> exact) {
        paths = new HashSet<>(exact);
        children.put(ROOT, new TreeSet<>());
        paths.forEach(this::place);
    }

    Set<String> toFit(int bytes) {
        var innermost =
                new PriorityQueue<String>(
                        Comparator.<String>comparingInt(directory -> -contentOf(directory).size())
                                .thenComparing(Comparator.naturalOrder()));
        for (String directory : children.keySet()) {
            if (!openDirectories.containsKey(directory)) {
                innermost.add(directory);
            }
        }
        int size = JsonSize.of(paths);
        while (size > bytes && !innermost.isEmpty()) {
            String directory = innermost.remove();
            size += JsonSize.of(directory) - JsonSize.of(contentOf(directory));
            widen(directory);
            if (!directory.equals(ROOT) && isInnermostNow(parentOf(directory))) {
                innermost.add(parentOf(directory));
            }
        }
        return Set.copyOf(paths);
    }

    private void place(String path) {
        String child = path;
        while (!child.equals(ROOT)) {
            String parent = parentOf(child);
            SortedSet<String> siblings = children.get(parent);
            boolean known = siblings != null;
            contentOf(parent).add(child);
            if (!child.equals(path)) {
                openDirectories.merge(parent, 1, Integer::sum);
            }
            if (known) {
                return;
            }
            child = parent;
        }
    }

    private void widen(String directory) {
        paths.removeAll(contentOf(directory));
        paths.add(directory.equals(ROOT) ? ChangedPaths.EVERYTHING : directory);
    }

    private boolean isInnermostNow(String directory) {
        return openDirectories.merge(directory, -1, Integer::sum) == 0;
    }

    private SortedSet<String> contentOf(String directory) {
        return children.computeIfAbsent(directory, absent -> new TreeSet<>());
    }

    private static String parentOf(String path) {
        int slash = path.lastIndexOf('/', path.length() - 2);
        return slash < 0 ? ROOT : path.substring(0, slash + 1);
    }
}
