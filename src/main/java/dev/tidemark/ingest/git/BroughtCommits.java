package dev.tidemark.ingest.git;

import dev.tidemark.event.Actor;
import dev.tidemark.event.RevisionEvent.Commit;
import dev.tidemark.ingest.JsonSize;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commits that one step of the default branch brought: itself and, for a merge, those of the
 * merged side. Oldest first; every author is kept, but only the newest commits.
 */
final class BroughtCommits {

    private static final int MOST = 100;
    private static final int BUDGET = 16_000;
    private static final int FIXED_SIZE = 130;

    private final Deque<Commit> newest = new ArrayDeque<>();
    private final TreeSet<String> authors = new TreeSet<>();
    private int count;
    private int size;

    /** Whoever committed somebody's work counts among the authors: they could have changed it. */
    void add(Commit commit, @Nullable Actor committer) {
        newest.addLast(commit);
        size += sizeOf(commit);
        count++;
        Stream.of(commit.author(), committer)
                .filter(Objects::nonNull)
                .forEach(account -> authors.add(account.login()));
        while (newest.size() > MOST || (size > BUDGET && newest.size() > 1)) {
            size -= sizeOf(newest.removeFirst());
        }
    }

    private static int sizeOf(Commit commit) {
        Actor author = commit.author();
        return FIXED_SIZE
                + JsonSize.of(commit.subject())
                + (author == null ? 0 : JsonSize.of(author.login()));
    }

    int count() {
        return count;
    }

    List<Commit> newest() {
        return new ArrayList<>(newest);
    }

    List<String> authors() {
        return new ArrayList<>(authors);
    }

    int sizeOfAuthors() {
        return authors.stream().mapToInt(JsonSize::of).sum();
    }
}
