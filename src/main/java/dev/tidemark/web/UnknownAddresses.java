package dev.tidemark.web;

import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers what no page, file or endpoint did. */
@ApplicationScoped
class UnknownAddresses {

    private final ErrorMapper errors;

    UnknownAddresses(ErrorMapper errors) {
        this.errors = errors;
    }

    void register(@Observes Router router) {
        router.route().last().handler(this::answer);
    }

    private void answer(RoutingContext context) {
        errors.answer(Failure.of(404, null), context.request())
                .subscribe()
                .with(response -> send(response, context), context::fail);
    }

    private static void send(Response response, RoutingContext context) {
        Object entity = response.getEntity();
        context.response()
                .setStatusCode(response.getStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, response.getMediaType().toString())
                .end(entity instanceof String html ? html : Json.encode(entity));
    }
}
