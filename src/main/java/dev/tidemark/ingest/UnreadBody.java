package dev.tidemark.ingest;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * The rest of a body that nobody wants. A sender that is still sending when the connection closes
 * gets a reset instead of the answer, so the rest is read and thrown away for a while.
 */
final class UnreadBody {

    private static final long PATIENCE_MILLIS = 5_000;

    private UnreadBody() {}

    /** To be called before the request is answered. */
    static void discard(HttpServerRequest request) {
        Vertx vertx = Vertx.currentContext().owner();
        // Not endHandler, of which there is one and Quarkus sets it. Whoever was to read the body
        // would else go on to keep every byte of it.
        request.response().bodyEndHandler(answered -> readOn(request, vertx));
    }

    private static void readOn(HttpServerRequest request, Vertx vertx) {
        if (request.isEnded()) {
            return;
        }
        request.handler(thrownAway -> {});
        request.resume();
        vertx.setTimer(
                PATIENCE_MILLIS,
                over -> {
                    if (!request.isEnded()) {
                        request.connection().close();
                    }
                });
    }
}
