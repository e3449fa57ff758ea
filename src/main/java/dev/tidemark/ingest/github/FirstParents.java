package dev.tidemark.ingest.github;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHRepository;

/**
 * What a branch was, one commit after another: the first parent of each, newest first. GitHub lists
 * all ancestors, a hundred with one request; those of merged branches wait here until the list
 * ends.
 */
final class FirstParents implements Iterator<GHCommit> {

    private static final int PAGE = 100;

    private final Iterator<GHCommit> ancestors;
    private final Map<String, GHCommit> waiting = new HashMap<>();
    private @Nullable String next;

    FirstParents(GHRepository repository, String from) {
        this.ancestors = repository.queryCommits().from(from).pageSize(PAGE).list().iterator();
        this.next = from;
    }

    /** The commit after the one that was given last; null at the end. */
    @Nullable String following() {
        return next;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public GHCommit next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        GHCommit commit = waiting.remove(next);
        while (commit == null && ancestors.hasNext()) {
            GHCommit ancestor = ancestors.next();
            if (ancestor.getSHA1().equals(next)) {
                commit = ancestor;
            } else {
                waiting.put(ancestor.getSHA1(), ancestor);
            }
        }
        if (commit == null) {
            throw new NoSuchElementException("GitHub's list of commits ends before " + next);
        }
        next = firstParent(commit);
        return commit;
    }

    static @Nullable String firstParent(GHCommit commit) {
        var parents = commit.getParentSHA1s();
        return parents.isEmpty() ? null : parents.getFirst();
    }
}
