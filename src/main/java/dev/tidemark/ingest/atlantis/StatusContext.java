package dev.tidemark.ingest.atlantis;

import java.util.Optional;

/**
 * The name of a commit status of Atlantis': {@code atlantis/plan} for all projects, {@code
 * atlantis/plan: NAME} or {@code atlantis/plan: DIR/WORKSPACE} for one. Which project that is
 * cannot be told from it: both forms look alike, and a long one is cut and ends in a digest.
 *
 * @param word what it is about, such as {@code plan}
 * @param combined whether it is about all projects
 */
record StatusContext(String word, boolean combined) {

    /** Empty if it is not Atlantis'. */
    static Optional<StatusContext> parse(String name, String prefix) {
        if (!name.startsWith(prefix + "/")) {
            return Optional.empty();
        }
        String rest = name.substring(prefix.length() + 1);
        int colon = rest.indexOf(": ");
        return Optional.of(
                colon < 0
                        ? new StatusContext(rest, true)
                        : new StatusContext(rest.substring(0, colon), false));
    }
}
