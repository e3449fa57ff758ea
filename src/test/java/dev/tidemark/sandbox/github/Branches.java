package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.git.Directory;
import dev.tidemark.sandbox.git.FileChange;
import dev.tidemark.sandbox.git.History;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pushing to the branches of one repository, as people with a clone do. */
public final class Branches {

    private final RepositoryContext context;
    private final HostedRepository repository;
    private final History history;

    Branches(RepositoryContext context) {
        this.context = context;
        this.repository = context.repository();
        this.history = repository.history;
    }

    /** A commit to be made: new contents by path. */
    public record Draft(String message, Map<String, String> files) {}

    public Directory tree(String branch) {
        synchronized (context.lock()) {
            return history.branch(branch).tree();
        }
    }

    public Commit head(String branch) {
        synchronized (context.lock()) {
            return history.branch(branch);
        }
    }

    /** Commits to a branch and pushes; a branch that does not exist starts from the default one. */
    public Commit push(Instant at, Account by, String branch, List<Draft> drafts) {
        synchronized (context.lock()) {
            var before = history.branches().get(branch);
            var head = before == null ? history.branch(HostedRepository.DEFAULT_BRANCH) : before;
            for (var draft : drafts) {
                head = commit(head, draft, at, by);
            }
            move(at, by, branch, head);
            return head;
        }
    }

    private Commit commit(Commit parent, Draft draft, Instant at, Account by) {
        var tree = parent.tree();
        for (var file : draft.files().entrySet()) {
            tree = tree.with(file.getKey(), file.getValue());
        }
        var signature = by.signature(at);
        return history.commit(tree, List.of(parent), signature, signature, draft.message());
    }

    /** Puts the branch's commits on top of the default branch and forces the push. */
    public Commit rebase(Instant at, Account by, String branch) {
        synchronized (context.lock()) {
            var old = history.branch(branch);
            var onto = history.branch(HostedRepository.DEFAULT_BRANCH);
            var head = replay(History.between(onto, old), onto, at, by);
            move(at, by, branch, head);
            return head;
        }
    }

    /** The same changes by the same authors on top of another commit. */
    Commit replay(List<Commit> commits, Commit onto, Instant at, Account committer) {
        var head = onto;
        for (var commit : commits) {
            head =
                    history.commit(
                            with(head.tree(), commit.changes()),
                            List.of(head),
                            commit.author(),
                            committer.signature(at),
                            commit.message());
        }
        return head;
    }

    static Directory with(Directory tree, List<FileChange> changes) {
        var result = tree;
        for (var change : changes) {
            result = change.mergedInto(result);
        }
        return result;
    }

    /** Moves a branch and tells everybody: the push first, then the pull request it belongs to. */
    void move(Instant at, Account by, String branch, @Nullable Commit after) {
        var before = history.branches().get(branch);
        var known = allKnown();
        if (after == null) {
            history.deleteBranch(branch);
        } else {
            history.moveBranch(branch, after);
        }
        repository.pushedAt = at;
        repository.updatedAt = at;
        context.emit("push", context.payloads().push(change(branch, before, after, known), by));
        if (before != null && after != null) {
            repository
                    .openPullRequestOf(branch)
                    .ifPresent(pullRequest -> synchronize(at, by, pullRequest, before, after));
        }
    }

    private RefChange change(
            String branch, @Nullable Commit before, @Nullable Commit after, Set<Commit> known) {
        if (after == null) {
            return new RefChange(branch, before, null, false, List.of(), Set.of());
        }
        var old = before == null ? history.branch(HostedRepository.DEFAULT_BRANCH) : before;
        var commits = History.between(old, after);
        boolean forced = before != null && !History.between(after, before).isEmpty();
        var knownOfThese = new HashSet<>(commits);
        knownOfThese.retainAll(known);
        return new RefChange(branch, before, after, forced, commits, knownOfThese);
    }

    private Set<Commit> allKnown() {
        var known = new HashSet<Commit>();
        for (var head : history.branches().values()) {
            known.addAll(History.log(head, known));
        }
        return known;
    }

    private void synchronize(
            Instant at, Account by, PullRequest pullRequest, Commit before, Commit after) {
        pullRequest.head = after;
        pullRequest.base = mergeBase(after);
        pullRequest.updatedAt = at;
        pullRequest.mergeCommit = null;
        history.keepPullRequestHead(pullRequest.number, after);
        var payload = context.payloads().pullRequest("synchronize", pullRequest, by);
        payload.put("before", before.sha()).put("after", after.sha());
        context.emit("pull_request", payload);
    }

    /** Where a branch left the default branch: the parent of the oldest commit that is its own. */
    Commit mergeBase(Commit head) {
        var main = history.branch(HostedRepository.DEFAULT_BRANCH);
        return History.between(main, head).stream()
                .findFirst()
                .map(first -> first.parents().getFirst())
                .orElse(head);
    }
}
