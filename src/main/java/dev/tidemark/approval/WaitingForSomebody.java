package dev.tidemark.approval;

import dev.tidemark.access.CurrentPerson;
import dev.tidemark.access.Person;
import dev.tidemark.web.WaitingCount;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The figure in the header of every page. */
@Singleton
class WaitingForSomebody implements WaitingCount {

    private static final Uni<Integer> NOTHING = Uni.createFrom().item(0);

    private final ApprovalRequests requests;
    private final CurrentPerson current;
    private final Vertx vertx;

    WaitingForSomebody(ApprovalRequests requests, CurrentPerson current, Vertx vertx) {
        this.requests = requests;
        this.current = current;
        this.vertx = vertx;
    }

    @Override
    public Uni<Integer> now() {
        return current.person().map(this::count).orElse(NOTHING);
    }

    /**
     * In a context of its own: the page asks its own questions meanwhile, and both would use the
     * one session of the request.
     */
    private Uni<Integer> count(Person person) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        @Nullable Context here = Vertx.currentContext();
        Uni<Integer> count =
                Uni.createFrom()
                        .emitter(answer ->
                                own.runOnContext(none ->
                                        requests.waitingFor(person)
                                                .subscribe()
                                                .with(answer::complete, answer::fail)));
        return here == null ? count : count.emitOn(task -> here.runOnContext(none -> task.run()));
    }
}
