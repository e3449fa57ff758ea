package dev.tidemark.ingest.github;

import dev.tidemark.ingest.JsonSize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The paths that a push touched. They decide which deployments a push belongs to, so they are never
 * cut: what does not fit becomes a parent directory, and what the source did not list becomes
 * {@link #EVERYTHING}. A match can only be too broad.
 *
 * @param widened whether a path stands for more than itself
 */
record ChangedPaths(List<String> paths, boolean widened) {

    /** The repository's root, and so every path in it. */
    static final String EVERYTHING = "/";

    private static final int LONGEST = 1_000;

    ChangedPaths {
        paths = List.copyOf(paths);
    }

    /**
     * What fits into so many bytes of JSON.
     *
     * @param complete whether the source listed every path
     */
    static ChangedPaths of(Collection<String> listed, boolean complete, int bytes) {
        var paths = new TreeSet<String>();
        for (String path : listed) {
            paths.add(shortened(path));
        }
        boolean exact = complete && paths.containsAll(listed);
        int budget = bytes - JsonSize.of(EVERYTHING);
        if (JsonSize.of(paths) > budget) {
            paths = new TreeSet<>(new PathWidening(paths).toFit(budget));
            exact = false;
        }
        if (!complete) {
            paths.add(EVERYTHING);
        }
        return new ChangedPaths(new ArrayList<>(paths), !exact);
    }

    private static String shortened(String path) {
        if (path.length() <= LONGEST) {
            return path;
        }
        int slash = path.lastIndexOf('/', LONGEST - 1);
        return slash <= 0 ? EVERYTHING : path.substring(0, slash + 1);
    }
}
