package dev.tidemark.commit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which range, and which paths in it.
 *
 * @param repository canonical, as in the log, such as {@code github.com/1296269}
 * @param from revision that was there before; null if nothing was
 * @param to revision that is there after; null for the newest of {@code branch}
 * @param branch short name; null for the default branch; only where {@code to} is null
 * @param paths that count: a push that touches none of them is left out
 */
public record RangeQuestion(
        String repository,
        @Nullable String from,
        @Nullable String to,
        @Nullable String branch,
        List<String> paths) {

    public RangeQuestion {
        paths = List.copyOf(paths);
    }
}
