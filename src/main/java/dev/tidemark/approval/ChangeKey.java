package dev.tidemark.approval;

import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import java.util.List;

/** What the key of a row about a pull request says. */
record ChangeKey(Repository repository, long number) {

    static ChangeKey parse(String key) {
        List<String> parts = new Subject(key).parts();
        return new ChangeKey(Repository.parse(parts.getFirst()), Long.parseLong(parts.getLast()));
    }
}
