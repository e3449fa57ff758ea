package dev.tidemark.access;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Who may read figures: whoever shows their token, or a program on this machine. */
@Singleton
class MetricsReaders {

    /** A proxy on this machine speaks for the world. */
    private static final List<String> OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final Optional<String> token;

    MetricsReaders(AccessSettings settings) {
        this.token = settings.metricsToken();
    }

    boolean has(RoutingContext routing) {
        String shown = Authentication.bearer(routing);
        if (shown != null) {
            return token.filter(expected -> isEqual(expected, shown)).isPresent();
        }
        SocketAddress peer = routing.request().connection().remoteAddress();
        return peer != null
                && isLoopback(peer.hostAddress())
                && OF_PROXIES.stream().noneMatch(routing.request().headers()::contains);
    }

    private static boolean isEqual(String expected, String shown) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
