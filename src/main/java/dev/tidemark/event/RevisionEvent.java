package dev.tidemark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a repository's branches and to its name. */
public sealed interface RevisionEvent extends Event {

    /**
     * A ref moved. Subject: {@link Subject#revision} of {@code after} ({@code before} if deleted).
     *
     * @param ref the full name, such as {@code refs/heads/main}
     * @param before {@link Revision#NONE} if the ref was created
     * @param after {@link Revision#NONE} if the ref was deleted
     * @param forced whether {@code before} is not an ancestor of {@code after}
     * @param defaultBranch whether the ref is the repository's default branch
     * @param paths every path that the commits touched; where they did not fit they are widened to
     *     parent directories (ending in {@code /}), so a match can only be too broad
     * @param widened whether that was done, or the source itself did not list every path
     * @param authors login of every author that has one, never cut
     * @param commits the commits, oldest first, perhaps only the newest of them
     * @param commitCount how many there were
     */
    record Pushed(
            String ref,
            Revision before,
            Revision after,
            boolean forced,
            boolean defaultBranch,
            List<String> paths,
            boolean widened,
            List<String> authors,
            List<Commit> commits,
            int commitCount)
            implements RevisionEvent {

        public Pushed {
            paths = List.copyOf(paths);
            authors = List.copyOf(authors);
            commits = List.copyOf(commits);
        }
    }

    /**
     * The repository got another name or owner. Subject: {@link Subject#repository}.
     *
     * @param from {@code owner/name} before
     * @param to {@code owner/name} since
     */
    record RepositoryRenamed(String from, String to) implements RevisionEvent {}

    /**
     * One commit of a push.
     *
     * @param subject first line of its message
     * @param author who wrote it, as far as the source knows an account: a claim in any case
     */
    record Commit(Revision sha, String subject, @Nullable Actor author) {}
}
