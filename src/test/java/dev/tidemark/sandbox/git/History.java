package dev.tidemark.sandbox.git;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** Every commit ever made and where the branches are. Not safe for use by several threads. */
public final class History implements AutoCloseable {

    private static final Comparator<Commit> NEWEST_FIRST =
            Comparator.comparing((Commit commit) -> commit.committer().at()).reversed();

    private final GitObjects objects;
    private final Map<String, Commit> commits = new HashMap<>();
    private final Map<String, Commit> branches = new LinkedHashMap<>();

    public History(GitObjects objects) {
        this.objects = objects;
    }

    public Commit commit(
            Directory tree,
            List<Commit> parents,
            Signature author,
            Signature committer,
            String message) {
        var builder = new CommitBuilder();
        builder.setTreeId(tree.writeTo(objects));
        builder.setParentIds(parents.stream().map(Commit::id).toList());
        builder.setAuthor(author.ident());
        builder.setCommitter(committer.ident());
        builder.setMessage(message);
        var id = objects.insert(Constants.OBJ_COMMIT, bytes(builder));
        var commit =
                new Commit(
                        id,
                        builder.getTreeId(),
                        tree,
                        List.copyOf(parents),
                        author,
                        committer,
                        message);
        commits.put(id.name(), commit);
        return commit;
    }

    private static byte[] bytes(CommitBuilder builder) {
        try {
            return builder.build();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Commit> find(String sha) {
        return Optional.ofNullable(commits.get(sha));
    }

    public Map<String, Commit> branches() {
        return branches;
    }

    public Commit branch(String name) {
        var head = branches.get(name);
        if (head == null) {
            throw new IllegalArgumentException("no branch " + name);
        }
        return head;
    }

    public void moveBranch(String name, Commit head) {
        branches.put(name, head);
        objects.updateRef(Constants.R_HEADS + name, head.id());
    }

    public void deleteBranch(String name) {
        branches.remove(name);
        objects.updateRef(Constants.R_HEADS + name, null);
    }

    /** For whoever clones; empty where nothing is stored. */
    public Optional<Repository> stored() {
        return objects.stored();
    }

    /** GitHub keeps a pull request's head here even after its branch is gone. */
    public void keepPullRequestHead(int number, Commit head) {
        objects.updateRef("refs/pull/" + number + "/head", head.id());
    }

    /** Everything reachable from a commit and not from another, newest first. */
    public static List<Commit> log(Commit from, Set<Commit> hidden) {
        var found = new ArrayList<Commit>();
        var seen = new HashSet<>(hidden);
        var waiting = new PriorityQueue<>(NEWEST_FIRST);
        if (seen.add(from)) {
            waiting.add(from);
        }
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            found.add(next);
            next.parents().stream().filter(seen::add).forEach(waiting::add);
        }
        return found;
    }

    /** The commits of {@code head} that {@code base} does not have, oldest first. */
    public static List<Commit> between(Commit base, Commit head) {
        return log(head, Set.copyOf(log(base, Set.of()))).reversed();
    }

    @Override
    public void close() {
        objects.close();
    }
}
