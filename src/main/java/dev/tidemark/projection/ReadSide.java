package dev.tidemark.projection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks the read models, for pages and the API. */
@ApplicationScoped
public class ReadSide {

    /**
     * A database behind a broken network takes questions and never answers: whoever reads is told
     * so after this time. Nothing that a page asks takes so long.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Mutiny.SessionFactory sessions;

    ReadSide(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** What the session answers; fails with a {@link TimeoutException} if it never does. */
    public <T> Uni<T> ask(Function<Mutiny.Session, Uni<T>> question) {
        return sessions.withSession(question)
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() ->
                        new TimeoutException("no answer within " + PATIENCE.toSeconds() + " s"));
    }
}
