package dev.tidemark.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tidemark.sandbox.atlantis.Project;
import dev.tidemark.sandbox.atlantis.SimulatedAtlantis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulated Atlantis' own HTTP, below a path of the sandbox's port. */
final class AtlantisPages implements HttpHandler {

    static final String PATH = "/atlantis";

    private static final int LARGEST_BODY = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedAtlantis atlantis;
    private final @Nullable String secret;
    private final Clock clock;

    /**
     * For one server.
     *
     * @param secret of its API; null if it has none, and then nobody may detect
     */
    AtlantisPages(SimulatedAtlantis atlantis, @Nullable String secret, Clock clock) {
        this.atlantis = atlantis;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            String path = exchange.getRequestURI().getPath().substring(PATH.length());
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /api/locks" -> answer(exchange, 200, atlantis.locks());
                case "POST /api/drift/detect" -> detect(exchange, body);
                case "GET /healthz" -> answer(exchange, 200, JSON.readTree("{\"status\":\"ok\"}"));
                default -> answer(exchange, 404, JSON.readTree("\"Not Found\""));
            }
        }
    }

    private void detect(HttpExchange exchange, byte[] body) throws IOException {
        Instant now = clock.instant();
        String shown = exchange.getRequestHeaders().getFirst("X-Atlantis-Token");
        if (secret == null) {
            answer(
                    exchange,
                    503,
                    SimulatedAtlantis.error("SERVICE_UNAVAILABLE", "no API secret", now));
        } else if (shown == null || !isSecret(shown, secret)) {
            answer(exchange, 401, SimulatedAtlantis.error("UNAUTHORIZED", "wrong token", now));
        } else {
            answer(exchange, 200, atlantis.detect(now, names(JSON.readTree(body))));
        }
    }

    private static boolean isSecret(String shown, String secret) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> names(JsonNode request) {
        var names = new ArrayList<String>();
        request.path("projects").forEach(name -> names.add(name.asText()));
        for (JsonNode path : request.path("paths")) {
            Project.ALL.stream()
                    .filter(one -> one.dir().equals(path.path("directory").asText()))
                    .filter(one -> one.workspace().equals(path.path("workspace").asText()))
                    .forEach(one -> names.add(one.name()));
        }
        return names;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode json)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
