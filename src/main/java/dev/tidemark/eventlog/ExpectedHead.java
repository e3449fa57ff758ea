package dev.tidemark.eventlog;

import dev.tidemark.event.Subject;
import java.util.Set;

/**
 * Append only if none of these subjects got an entry after this position.
 *
 * @param beginnings of further subjects, for what has no subject of its own: such as {@code
 *     revision/<repo>/} for every push to a repository
 * @param position the last position the decision knew; -1 for an empty log
 */
public record ExpectedHead(Set<Subject> subjects, Set<String> beginnings, long position) {

    public ExpectedHead {
        subjects = Set.copyOf(subjects);
        beginnings = Set.copyOf(beginnings);
    }

    /** Of these subjects alone. */
    public ExpectedHead(Set<Subject> subjects, long position) {
        this(subjects, Set.of(), position);
    }
}
