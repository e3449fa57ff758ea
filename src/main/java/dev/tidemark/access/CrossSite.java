package dev.tidemark.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;

/** Tells by what browsers say themselves whether another site's page made a request. */
final class CrossSite {

    private static final Set<String> OURS = Set.of("same-origin", "none");

    private CrossSite() {}

    static boolean made(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OURS.contains(site)) {
            return true;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !isOf(request, origin);
    }

    /** The guard of host names has made sure that the request's own is one of ours. */
    private static boolean isOf(HttpServerRequest request, String origin) {
        try {
            URI address = URI.create(origin);
            var own = request.authority();
            return own != null
                    && own.host().equalsIgnoreCase(address.getHost())
                    // A proxy may leave the port of the address out that people use.
                    && (own.port() < 0 || address.getPort() < 0 || own.port() == address.getPort());
        } catch (IllegalArgumentException notOne) {
            // Such as "null", of a page in a frame without rights.
            return false;
        }
    }
}
