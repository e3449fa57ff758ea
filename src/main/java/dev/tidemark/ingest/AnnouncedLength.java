package dev.tidemark.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Refuses what announces itself as too large, before Quarkus does so with neither a problem
 * document nor a counter: its own limit holds for every path and cannot be lifted for one, so it is
 * as high as the highest, and lowered here for the others.
 */
@ApplicationScoped
class AnnouncedLength {

    private static final String INGEST = "/ingest/";

    /** Everybody can ask for any path, but not make a counter for it. */
    private static final Set<String> SOURCES =
            Set.of("github", "atlantis", "plan", "run", "argocd");

    /** Before {@code RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT}; a priority is a negative order. */
    private static final int PRIORITY = 10;

    /** After it, to set another limit for what does not say how long it is. */
    private static final int LATER_PRIORITY = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Refusals refusals;

    AnnouncedLength(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
        filters.register(AnnouncedLength::limit, LATER_PRIORITY);
    }

    private static void limit(RoutingContext routing) {
        if (routing.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) instanceof Long highest) {
            long limit = BodyLimit.of(routing.normalizedPath()).bytes() + BodyLimit.MARGIN;
            routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Math.min(highest, limit));
        }
        routing.next();
    }

    private void check(RoutingContext routing) {
        String path = routing.normalizedPath();
        BodyLimit limit = BodyLimit.of(path);
        if (announced(routing) > limit.bytes()) {
            String source = path.startsWith(INGEST) ? path.substring(INGEST.length()) : "";
            refuse(routing, source, limit.exceeded());
        } else {
            routing.next();
        }
    }

    private static long announced(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException tooManyDigits) {
            return Long.MAX_VALUE;
        }
    }

    private void refuse(RoutingContext routing, String source, Refusal refusal) {
        refusals.count(SOURCES.contains(source) ? source : "unknown", refusal.reason());
        UnreadBody.discard(routing.request());
        routing.response()
                .setStatusCode(refusal.reason().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(document(refusal));
    }

    private static String document(Refusal refusal) {
        try {
            return JSON.writeValueAsString(Problem.of(refusal));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is texts and a number", impossible);
        }
    }
}
