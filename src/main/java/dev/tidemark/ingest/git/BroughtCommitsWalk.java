package dev.tidemark.ingest.git;

import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Commit;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds what each commit of the default branch brought: everything reachable from it and from none
 * before it. Asked in order from the oldest, it visits each commit of the history once.
 */
final class BroughtCommitsWalk {

    /** A commit on the way down, and how many of its parents were entered. */
    private static final class Visit {

        final RevCommit commit;
        int parents;

        Visit(RevCommit commit) {
            this.commit = commit;
        }
    }

    private final RevWalk walk;
    private final RevFlag seen;
    private final NoreplyAddress addresses;

    BroughtCommitsWalk(RevWalk walk, NoreplyAddress addresses) {
        this.walk = walk;
        this.addresses = addresses;
        seen = walk.newFlag("seen");
    }

    /** Parents go before their children, so the commit itself is the last. */
    BroughtCommits by(RevCommit mainline) throws IOException {
        var brought = new BroughtCommits();
        Deque<Visit> path = new ArrayDeque<>();
        enter(mainline, path);
        while (!path.isEmpty()) {
            Visit visit = path.getLast();
            if (visit.parents < visit.commit.getParentCount()) {
                enter(visit.commit.getParent(visit.parents++), path);
            } else {
                add(path.removeLast().commit, brought);
            }
        }
        return brought;
    }

    private void enter(RevCommit commit, Deque<Visit> path) throws IOException {
        if (!commit.has(seen)) {
            commit.add(seen);
            walk.parseHeaders(commit);
            path.addLast(new Visit(commit));
        }
    }

    private void add(RevCommit commit, BroughtCommits brought) throws IOException {
        walk.parseBody(commit);
        brought.add(
                new Commit(
                        new Revision(commit.name()),
                        CommitMessage.of(commit.getFullMessage()).subject(),
                        addresses.account(commit.getAuthorIdent())),
                addresses.account(commit.getCommitterIdent()));
        commit.disposeBody();
    }
}
