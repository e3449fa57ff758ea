package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Commit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A branch that moved.
 *
 * @param before null if it was created
 * @param after null if it was deleted
 * @param commits what it gained, oldest first
 * @param known those of them that some branch had before
 */
record RefChange(
        String branch,
        @Nullable Commit before,
        @Nullable Commit after,
        boolean forced,
        List<Commit> commits,
        Set<Commit> known) {

    RefChange {
        commits = List.copyOf(commits);
        known = Set.copyOf(known);
    }
}
