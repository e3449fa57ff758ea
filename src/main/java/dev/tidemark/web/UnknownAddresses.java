package dev.tidemark.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers what no page, file or endpoint did. */
@ApplicationScoped
class UnknownAddresses {

    private final RouteAnswers answers;

    UnknownAddresses(RouteAnswers answers) {
        this.answers = answers;
    }

    void register(@Observes Router router) {
        router.route().last().handler(context -> answers.refuse(404, null, context));
    }
}
