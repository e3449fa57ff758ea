package dev.tidemark.web;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers for what stands before pages and endpoints, in the form that the asker can read. */
@Singleton
public class RouteAnswers {

    private final ErrorMapper errors;
    private final CurrentVertxRequest current;

    RouteAnswers(ErrorMapper errors, CurrentVertxRequest current) {
        this.errors = errors;
        this.current = current;
    }

    /**
     * Answers with an error page or a problem document.
     *
     * @param detail in words of ours; it is shown to whoever asked
     */
    public void refuse(int status, @Nullable String detail, RoutingContext context) {
        send(inRequestScope(context, Failure.of(status, detail)), context);
    }

    /** As {@link #refuse}, always with a problem document. */
    public void problem(int status, String detail, RoutingContext context) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Json.encode(Failure.of(status, detail).problem()));
    }

    /** As a page would have failed. */
    public void failed(Throwable failure, RoutingContext context) {
        send(errors.failed(failure, context.request()), context);
    }

    /** A page says whose it is, which the request scope knows; no endpoint has begun one here. */
    private Uni<Response> inRequestScope(RoutingContext context, Failure failure) {
        ManagedContext scope = Arc.container().requestContext();
        if (scope.isActive()) {
            return errors.answer(failure, context.request());
        }
        scope.activate();
        try {
            current.setCurrent(context);
            return errors.answer(failure, context.request());
        } finally {
            scope.terminate();
        }
    }

    private static void send(Uni<Response> answer, RoutingContext context) {
        answer.subscribe().with(response -> send(response, context), context::fail);
    }

    private static void send(Response response, RoutingContext context) {
        Object entity = response.getEntity();
        response.getStringHeaders()
                .forEach((name, values) -> context.response().putHeader(name, values));
        context.response()
                .setStatusCode(response.getStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, response.getMediaType().toString())
                .end(entity instanceof String html ? html : Json.encode(entity));
    }
}
