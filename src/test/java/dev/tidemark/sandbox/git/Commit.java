package dev.tidemark.sandbox.git;

import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/** One commit and its whole snapshot. */
public record Commit(
        ObjectId id,
        ObjectId treeId,
        Directory tree,
        List<Commit> parents,
        Signature author,
        Signature committer,
        String message) {

    public String sha() {
        return id.name();
    }

    public String subject() {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** What it changed against its first parent. */
    public List<FileChange> changes() {
        return Difference.between(
                parents.isEmpty() ? Directory.EMPTY : parents.getFirst().tree(), tree);
    }

    /** What differs between an older snapshot and this one. */
    public List<FileChange> changesSince(Commit older) {
        return Difference.between(older.tree(), tree);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Commit commit && id.equals(commit.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return sha() + " " + subject();
    }
}
