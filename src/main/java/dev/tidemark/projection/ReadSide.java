package dev.tidemark.projection;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
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
    private final Vertx vertx;

    ReadSide(Mutiny.SessionFactory sessions, Vertx vertx) {
        this.sessions = sessions;
        this.vertx = vertx;
    }

    /** What the session answers; fails with a {@link TimeoutException} if it never does. */
    public <T> Uni<T> ask(Function<Mutiny.Session, Uni<T>> question) {
        return answer(question)
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() ->
                        new TimeoutException("no answer within " + PATIENCE.toSeconds() + " s"));
    }

    /**
     * Hibernate Reactive takes a session on an event loop only, and whoever works in the background
     * is on none. Such a question gets a context of its own, so that it shares no session.
     */
    private <T> Uni<T> answer(Function<Mutiny.Session, Uni<T>> question) {
        if (Context.isOnEventLoopThread()) {
            // Not put off: questions that are asked side by side would share the first's session.
            return sessions.withSession(question);
        }
        return Uni.createFrom()
                .deferred(() -> sessions.withSession(question))
                .runSubscriptionOn(asking -> ownContext().runOnContext(here -> asking.run()));
    }

    private Context ownContext() {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        // Nothing says so of a context that no request made; nobody else has this one.
        VertxContextSafetyToggle.setContextSafe(own, true);
        return own;
    }
}
