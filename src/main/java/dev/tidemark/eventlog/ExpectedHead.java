package dev.tidemark.eventlog;

import dev.tidemark.event.Subject;
import java.util.Set;

/**
 * Append only if none of these subjects got an entry after this position.
 *
 * @param position the last position the decision knew; -1 for an empty log
 */
public record ExpectedHead(Set<Subject> subjects, long position) {

    public ExpectedHead {
        subjects = Set.copyOf(subjects);
    }
}
