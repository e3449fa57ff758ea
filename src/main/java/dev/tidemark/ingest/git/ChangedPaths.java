package dev.tidemark.ingest.git;

import java.util.List;

/**
 * What one commit changed against its first parent.
 *
 * @param paths in order; where they did not fit, directories, which end in a slash. The root is
 *     {@code /} alone
 * @param widened whether there are such directories
 */
record ChangedPaths(List<String> paths, boolean widened) {

    ChangedPaths {
        paths = List.copyOf(paths);
    }
}
