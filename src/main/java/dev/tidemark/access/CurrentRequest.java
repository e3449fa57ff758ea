package dev.tidemark.access;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The request that is being answered here and now. It comes from the request scope, which goes
 * along with a request from thread to thread, and never from the thread: what several requests wait
 * for together may wake one up on another's.
 */
@Singleton
class CurrentRequest {

    private final CurrentVertxRequest request;

    CurrentRequest(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Null outside of any, as in a task that a clock started. */
    @Nullable RoutingContext routing() {
        return Arc.container().requestContext().isActive() ? request.getCurrent() : null;
    }
}
