package dev.tidemark.sentence;

import dev.tidemark.event.Actor;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Subject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence is made from.
 *
 * @param repository {@code owner/name}, null if it is about no repository or nobody told its name
 */
public record Telling(
        Event event, @Nullable Actor actor, Subject subject, @Nullable String repository) {

    private static final String OWNER_AND_NAME = "/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+";

    public static Telling of(Recorded<?> entry) {
        return new Telling(
                entry.event(),
                entry.envelope().actor(),
                entry.envelope().subject(),
                repositoryIn(entry.envelope().source()));
    }

    /**
     * {@code owner/name}, as the source of anything about a repository has it: {@code
     * https://<host>/<owner>/<name>}.
     */
    public static @Nullable String repositoryIn(URI source) {
        String path = source.getPath();
        return path != null && path.matches(OWNER_AND_NAME) ? path.substring(1) : null;
    }

    /** The last part of the subject: a pull request's number, a person's login, a source's URI. */
    String subjectName() {
        return subject.parts().isEmpty() ? subject.kind() : subject.parts().getLast();
    }
}
