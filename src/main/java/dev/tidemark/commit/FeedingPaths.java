package dev.tidemark.commit;

import java.util.List;

/**
 * The paths that feed something; those that end in a slash stand for everything below.
 *
 * @param all none for everything
 */
record FeedingPaths(List<String> all) {

    static FeedingPaths of(List<String> paths) {
        return new FeedingPaths(paths);
    }

    /** Without the pushes that touch none of them. */
    PushGraph.Between touched(PushGraph.Between between) {
        return new PushGraph.Between(touched(between.added()), touched(between.removed()));
    }

    private List<Push> touched(List<Push> pushes) {
        return pushes.stream().filter(this::isTouchedBy).toList();
    }

    private boolean isTouchedBy(Push push) {
        return all.isEmpty()
                || push.pushed().paths().stream()
                        .anyMatch(changed -> all.stream().anyMatch(path -> meet(path, changed)));
    }

    /** The root, which is {@code /} alone, meets everything. */
    private static boolean meet(String path, String changed) {
        return path.equals(changed) || isBelow(path, changed) || isBelow(changed, path);
    }

    private static boolean isBelow(String path, String directory) {
        return directory.equals("/") || (directory.endsWith("/") && path.startsWith(directory));
    }
}
