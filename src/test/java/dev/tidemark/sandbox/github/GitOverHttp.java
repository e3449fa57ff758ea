package dev.tidemark.sandbox.github;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/**
 * Git's smart protocol over HTTP (gitprotocol-http), for reading. Everything is private here: it
 * wants the token as the password, as GitHub does.
 */
final class GitOverHttp {

    private static final String SERVICE = "git-upload-pack";

    private final @Nullable String token;

    GitOverHttp(@Nullable String token) {
        this.token = token;
    }

    /** Whether this is the end of an address that Git asks for. */
    static boolean isAsked(List<String> path) {
        return path.equals(List.of("info", "refs")) || path.equals(List.of(SERVICE));
    }

    void serve(HttpExchange exchange, Repository repository) throws IOException {
        if (!isAllowed(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"GitHub\"");
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        var pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        var protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        if (protocol != null) {
            pack.setExtraParameters(List.of(protocol.split(":", -1)));
        }
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        if (exchange.getRequestURI().getPath().endsWith("/" + SERVICE)) {
            upload(exchange, pack);
        } else if (("service=" + SERVICE).equals(exchange.getRequestURI().getQuery())) {
            advertise(exchange, pack);
        } else {
            // Pushing, or the protocol from before 2010.
            exchange.sendResponseHeaders(403, -1);
        }
    }

    private boolean isAllowed(@Nullable String authorization) {
        if (token == null || authorization == null || !authorization.startsWith("Basic ")) {
            return false;
        }
        var decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
        return new String(decoded, StandardCharsets.UTF_8).endsWith(":" + token);
    }

    private static void advertise(HttpExchange exchange, UploadPack pack) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", "application/x-" + SERVICE + "-advertisement");
        exchange.sendResponseHeaders(200, 0);
        var out = new PacketLineOut(exchange.getResponseBody());
        pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out), SERVICE);
    }

    private static void upload(HttpExchange exchange, UploadPack pack) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-" + SERVICE + "-result");
        exchange.sendResponseHeaders(200, 0);
        pack.upload(body(exchange), exchange.getResponseBody(), null);
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }
}
