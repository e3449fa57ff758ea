package dev.tidemark.ingest.git;

import java.util.ArrayDeque;
import java.util.Optional;

/** Paths in a repository: without a slash at either end, the root is the empty text. */
final class RepositoryPath {

    private RepositoryPath() {}

    /**
     * What a relative path means in a directory; empty if it leaves the repository or is no path.
     */
    static Optional<String> resolve(String directory, String relative) {
        if (relative.startsWith("/") || relative.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var parts = new ArrayDeque<String>();
        for (String part : (directory + "/" + relative).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    /** As events write a directory: with a slash at its end, the root as a slash alone. */
    static String shown(String directory) {
        return directory + "/";
    }

    /** The directory that holds it, shown; of the root itself the root. */
    static String parent(String shown) {
        String path = shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown;
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "/" : path.substring(0, slash + 1);
    }
}
