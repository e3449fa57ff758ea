package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.event.RevisionEvent.Commit;
import dev.tidemark.ingest.JsonSize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What of a push goes into its entry, which holds 65,535 bytes: every author, every path (perhaps
 * widened), and as many of the newest commits as there is room for.
 */
record PushContent(List<String> authors, ChangedPaths paths, List<Commit> commits) {

    private static final int ROOM = 55_000;
    private static final int ROOM_FOR_PATHS = 40_000;
    private static final int ROOM_FOR_COMMITS = 12_000;
    private static final int LEAST_ROOM_FOR_PATHS = 5_000;

    /** Field names, two hashes of an author's id and the revision around one commit's texts. */
    private static final int COMMIT_OVERHEAD = 150;

    PushContent {
        authors = List.copyOf(authors);
        commits = List.copyOf(commits);
    }

    /**
     * Fits them in.
     *
     * @param complete whether {@code paths} is every path that was touched
     */
    static PushContent of(
            Collection<String> authors,
            Collection<String> paths,
            boolean complete,
            List<Commit> commits) {
        var everyAuthor = new TreeSet<>(authors);
        int room = ROOM - JsonSize.of(everyAuthor);
        if (room < LEAST_ROOM_FOR_PATHS) {
            throw new UnreadablePayload("the push has more authors than an entry holds");
        }
        var changed =
                ChangedPaths.of(
                        paths,
                        complete,
                        Math.clamp(room - ROOM_FOR_COMMITS, LEAST_ROOM_FOR_PATHS, ROOM_FOR_PATHS));
        int rest = Math.min(room - JsonSize.of(changed.paths()), ROOM_FOR_COMMITS);
        return new PushContent(List.copyOf(everyAuthor), changed, newest(commits, rest));
    }

    private static List<Commit> newest(List<Commit> commits, int bytes) {
        var newest = new ArrayList<Commit>();
        int room = bytes;
        for (Commit commit : commits.reversed()) {
            room -= sizeOf(commit);
            if (room < 0) {
                break;
            }
            newest.add(commit);
        }
        return newest.reversed();
    }

    private static int sizeOf(Commit commit) {
        Actor author = commit.author();
        return COMMIT_OVERHEAD
                + JsonSize.of(commit.subject())
                + (author == null ? 0 : JsonSize.of(author.login()));
    }
}
