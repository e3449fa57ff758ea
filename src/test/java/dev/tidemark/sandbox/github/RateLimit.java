package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The primary rate limit: so many requests in each hour, except those answered with 304. */
final class RateLimit {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final int limit;
    private final Clock clock;
    private Instant reset = Instant.EPOCH;
    private int used;

    RateLimit(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    synchronized boolean isExhausted() {
        renew();
        return used >= limit;
    }

    synchronized void count() {
        renew();
        used++;
    }

    private void renew() {
        if (!clock.instant().isBefore(reset)) {
            reset = clock.instant().plus(WINDOW);
            used = 0;
        }
    }

    synchronized Map<String, String> headers() {
        renew();
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-RateLimit-Limit", Integer.toString(limit));
        headers.put("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit - used)));
        headers.put("X-RateLimit-Reset", Long.toString(reset.getEpochSecond()));
        headers.put("X-RateLimit-Used", Integer.toString(used));
        headers.put("X-RateLimit-Resource", "core");
        return headers;
    }

    synchronized ObjectNode json() {
        renew();
        var json = Json.object();
        var resources = json.putObject("resources");
        resources.set("core", figures(limit, used));
        resources.set("search", figures(30, 0));
        resources.set("graphql", figures(5_000, 0));
        resources.set("integration_manifest", figures(5_000, 0));
        resources.set("code_search", figures(10, 0));
        json.set("rate", figures(limit, used));
        return json;
    }

    private ObjectNode figures(int most, int spent) {
        return Json.object()
                .put("limit", most)
                .put("used", spent)
                .put("remaining", Math.max(0, most - spent))
                .put("reset", reset.getEpochSecond());
    }
}
