package dev.tidemark.argocd;

import dev.tidemark.event.ApplicationSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether what an application is made from differs between two targets. In a mono-repository the
 * revision moves with every commit, so only the paths that feed it can say.
 */
public enum Difference {
    /** What feeds it is the same at both. */
    NONE,
    SOME,
    /** The revisions differ, and nothing says whether a path that feeds it does. */
    UNKNOWN;

    /**
     * Compares two targets.
     *
     * @param from null if there was none before
     * @param digests of what feeds a source at a revision, by {@link Target.At#pathsKey}
     */
    public static Difference between(
            @Nullable Target from, Target to, Map<String, String> digests) {
        if (from == null) {
            return SOME;
        }
        if (!haveSameSources(from, to)) {
            return SOME;
        }
        if (from.revisions().equals(to.revisions())) {
            return from.revisions().isEmpty() ? UNKNOWN : NONE;
        }
        List<Target.At> before = from.all();
        List<Target.At> after = to.all();
        if (before.isEmpty() || after.isEmpty()) {
            return UNKNOWN;
        }
        Difference all = NONE;
        for (int i = 0; i < before.size(); i++) {
            Difference one = between(before.get(i), after.get(i), digests);
            if (one == SOME) {
                return SOME;
            }
            all = one == UNKNOWN ? UNKNOWN : all;
        }
        return all;
    }

    private static Difference between(Target.At from, Target.At to, Map<String, String> digests) {
        if (from.revision().equals(to.revision())) {
            return NONE;
        }
        if (to.source().chart() != null) {
            // A chart's revision is its version.
            return SOME;
        }
        String before = digests.get(from.pathsKey());
        String after = digests.get(to.pathsKey());
        if (before == null || after == null) {
            return UNKNOWN;
        }
        return before.equals(after) ? NONE : SOME;
    }

    /** Which branch or tag they follow is another matter. */
    private static boolean haveSameSources(Target from, Target to) {
        if (from.sources().size() != to.sources().size()) {
            return false;
        }
        for (int i = 0; i < from.sources().size(); i++) {
            ApplicationSource before = from.sources().get(i);
            ApplicationSource after = to.sources().get(i);
            if (!before.repoUrl().equals(after.repoUrl())
                    || !Objects.equals(before.path(), after.path())
                    || !Objects.equals(before.chart(), after.chart())) {
                return false;
            }
        }
        return true;
    }
}
