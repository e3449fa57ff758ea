package dev.tidemark.ingest.git;

import dev.tidemark.event.Actor;
import dev.tidemark.event.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The first-parent history of a clone's default branch, oldest first, in batches: only commit
 * headers of the whole history are ever in memory.
 */
final class GitHistory implements AutoCloseable {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** What the changed paths of one entry may take, and the authors before paths give way. */
    private static final int PATHS_BUDGET = 40_000;

    private static final int AUTHORS_BUDGET = 6_000;

    private final Repository clone;
    private final NoreplyAddress addresses;
    private final DefaultBranch branch;
    private final RevWalk walk;
    private final TreeDiff diff;
    private final BroughtCommitsWalk brought;
    private final List<RevCommit> mainline;
    private int next;

    private GitHistory(Repository clone, NoreplyAddress addresses, DefaultBranch branch)
            throws IOException {
        this.clone = clone;
        this.addresses = addresses;
        this.branch = branch;
        walk = new RevWalk(clone);
        walk.setRetainBody(false);
        diff = new TreeDiff(walk.getObjectReader());
        brought = new BroughtCommitsWalk(walk, addresses);
        mainline = firstParents(branch.tip());
        refuseShallow(clone.getObjectDatabase().getShallowCommits());
    }

    static GitHistory open(Path path, @Nullable String branch, NoreplyAddress addresses) {
        return Damage.isReported(
                path.toString(),
                () -> {
                    Repository clone = Clone.open(path);
                    try {
                        return new GitHistory(clone, addresses, DefaultBranch.of(clone, branch));
                    } catch (IOException | RuntimeException unusable) {
                        clone.close();
                        throw unusable;
                    }
                });
    }

    DefaultBranch branch() {
        return branch;
    }

    int size() {
        return mainline.size();
    }

    /** The next commits, at most so many; none at the end. */
    List<GitCommit> next(int limit) {
        var batch = new ArrayList<GitCommit>();
        while (batch.size() < limit && next < mainline.size()) {
            RevCommit commit = mainline.get(next++);
            batch.add(Damage.isReported("Commit " + commit.name(), () -> read(commit)));
        }
        return batch;
    }

    private List<RevCommit> firstParents(AnyObjectId tip) throws IOException {
        var newestFirst = new ArrayList<RevCommit>();
        RevCommit commit = walk.parseCommit(tip);
        newestFirst.add(commit);
        while (commit.getParentCount() > 0) {
            commit = commit.getParent(0);
            walk.parseHeaders(commit);
            newestFirst.add(commit);
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** Behind the cut a commit seems to be the first one and a merge to bring less than it did. */
    private void refuseShallow(Set<ObjectId> cuts) throws IOException {
        if (cuts.isEmpty()) {
            return;
        }
        RevCommit oldest = mainline.getFirst();
        if (!cuts.contains(oldest)) {
            throw new UnusableClone(
                    "This clone is shallow: merged history is cut at %s. Run git fetch --unshallow in it first."
                            .formatted(Collections.min(cuts).name()));
        }
        walk.parseBody(oldest);
        throw new UnusableClone(
                "This clone is shallow: its history is cut at %s of %s. Run git fetch --unshallow in it first."
                        .formatted(oldest.name(), committedAt(oldest.getCommitterIdent())));
    }

    private GitCommit read(RevCommit commit) throws IOException {
        BroughtCommits side = brought.by(commit);
        walk.parseBody(commit);
        PersonIdent committer = commit.getCommitterIdent();
        Actor author = addresses.account(commit.getAuthorIdent());
        var message = CommitMessage.of(commit.getFullMessage());
        commit.disposeBody();
        int budget = PATHS_BUDGET - Math.max(0, side.sizeOfAuthors() - AUTHORS_BUDGET);
        return new GitCommit(
                new Revision(commit.name()),
                commit.getParentCount() == 0
                        ? Revision.NONE
                        : new Revision(commit.getParent(0).name()),
                commit.getParentCount() > 1,
                committedAt(committer),
                message,
                author,
                addresses.account(committer),
                addresses.isWebInterface(committer),
                changed(commit, budget),
                side.authors(),
                side.newest(),
                side.count());
    }

    private ChangedPaths changed(RevCommit commit, int budget) throws IOException {
        return commit.getParentCount() == 0
                ? diff.of(commit.getTree(), budget)
                : diff.between(commit.getParent(0).getTree(), commit.getTree(), budget);
    }

    /** A commit may hold any number; an entry has years of four digits. */
    private static Instant committedAt(@Nullable PersonIdent committer) {
        if (committer == null || committer.getWhenAsInstant().isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        Instant when = committer.getWhenAsInstant();
        return when.isAfter(LATEST) ? LATEST : when;
    }

    @Override
    public void close() {
        walk.close();
        clone.close();
    }
}
