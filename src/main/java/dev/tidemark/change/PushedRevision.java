package dev.tidemark.change;

import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.mapping.Mapping;
import java.util.Set;
import java.util.TreeSet;

/**
 * A revision that was pushed, and what its pushes touched. A release branch that is moved to it
 * brings along what others changed, so such pushes count only while no default branch got it.
 *
 * @param domains may hold {@link Mapping#ANY}
 * @param environments may hold it as well
 */
record PushedRevision(
        String sha, boolean onDefaultBranch, Set<String> domains, Set<String> environments) {

    /**
     * What a push says.
     *
     * @param repository canonical
     */
    static PushedRevision of(Pushed pushed, String repository, Mapping mapping) {
        return new PushedRevision(
                pushed.after().sha(),
                pushed.defaultBranch() && !pushed.paths().isEmpty(),
                mapping.domains(pushed.paths(), pushed.widened()),
                mapping.environments(repository, pushed.paths(), pushed.widened()));
    }

    /** All that either touched; what the default branch got counts alone. */
    PushedRevision and(PushedRevision other) {
        if (onDefaultBranch != other.onDefaultBranch) {
            return onDefaultBranch ? this : other;
        }
        return new PushedRevision(
                sha,
                onDefaultBranch,
                union(domains, other.domains),
                union(environments, other.environments));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
