package dev.tidemark.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers only to its own names. Without sign-in the pages are guarded by listening on this machine
 * alone; a web site whose name is made to point here (DNS rebinding) would otherwise read them in a
 * visitor's browser.
 */
@ApplicationScoped
class OwnHosts {

    /** After the headers that every answer has, before anything that could answer. */
    private static final int SECOND = 900;

    private static final int MISDIRECTED = 421;
    private static final Set<String> THIS_MACHINE =
            Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** What has a proof of its own, or is public, is asked for under any name. */
    private static final List<String> ANY_HOST =
            List.of("/ingest/", "/log/checkpoint", "/log/key", "/q/health");

    private final String publicHost;

    OwnHosts(@ConfigProperty(name = "tidemark.public-url") URI publicUrl) {
        this.publicHost =
                publicUrl.getHost() == null ? "" : publicUrl.getHost().toLowerCase(Locale.ROOT);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, SECOND);
    }

    private void check(RoutingContext context) {
        String path = context.normalizedPath();
        if (ANY_HOST.stream().anyMatch(path::startsWith) || isOwn(context.request().authority())) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(MISDIRECTED)
                .putHeader("Content-Type", "text/plain;charset=utf-8")
                .end(
                        "This portal does not go by that name. Set TIDEMARK_PUBLIC_URL to the"
                                + " address under which people reach it.\n");
    }

    private boolean isOwn(HostAndPort authority) {
        if (authority == null) {
            return false;
        }
        String host = authority.host().toLowerCase(Locale.ROOT);
        return THIS_MACHINE.contains(host) || host.equals(publicHost);
    }
}
