package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As much of the Kubernetes API of one cluster as a reader of Argo CD sees: lists in parts, watches
 * with bookmarks, single objects. Beside it {@code POST cut?seconds=N}, which no cluster has: it
 * loses every connection for a while.
 */
public final class KubernetesPages implements HttpHandler {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> KINDS =
            Map.of(
                    "applications", "Application",
                    "applicationsets", "ApplicationSet",
                    "events", "Event",
                    "configmaps", "ConfigMap");

    private final String path;
    private final ServedArgoCd cluster;
    private final String token;

    /**
     * For one cluster.
     *
     * @param path below which it is served
     * @param token that is let in
     */
    public KubernetesPages(String path, ServedArgoCd cluster, String token) {
        this.path = path;
        this.cluster = cluster;
        this.token = token;
    }

    /** Closing an exchange would make a whole answer of what was cut off; throwing does not. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var query = query(exchange.getRequestURI().getRawQuery());
        var below = exchange.getRequestURI().getPath().substring(path.length());
        var shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + token).equals(shown)) {
            answer(exchange, 401, status(401, "Unauthorized"));
        } else if (below.equals("/cut") && exchange.getRequestMethod().equals("POST")) {
            cluster.cut(Duration.ofSeconds(number(query, "seconds", 60)));
            answer(exchange, 200, status(200, "Success"));
        } else {
            refuseIfCut();
            serve(exchange, below, query);
        }
        exchange.close();
    }

    private void refuseIfCut() throws IOException {
        if (cluster.isCut()) {
            throw new IOException("cut off");
        }
    }

    private void serve(HttpExchange exchange, String below, Map<String, String> query)
            throws IOException {
        var parts = List.of(below.split("/", -1));
        int at = parts.indexOf("namespaces");
        var kind = at < 0 || parts.size() < at + 3 ? null : KINDS.get(parts.get(at + 2));
        if (kind == null || !parts.get(at + 1).equals(cluster.namespace())) {
            answer(exchange, 404, status(404, "NotFound"));
        } else if (parts.size() == at + 4) {
            one(exchange, kind, parts.get(at + 3));
        } else if (kind.equals("ConfigMap")) {
            answer(exchange, 403, status(403, "Forbidden"));
        } else if (query.containsKey("watch")) {
            watch(exchange, kind, query);
        } else {
            list(exchange, kind, query);
        }
    }

    private void one(HttpExchange exchange, String kind, String name) throws IOException {
        Optional<ObjectNode> found =
                cluster.current(kind).stream()
                        .filter(object -> name(object).equals(name))
                        .findFirst();
        if (found.isPresent()) {
            answer(exchange, 200, found.get());
        } else {
            answer(exchange, 404, status(404, "NotFound"));
        }
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    /** A part begins after a name; all of them have the version at which the first was taken. */
    private void list(HttpExchange exchange, String kind, Map<String, String> query)
            throws IOException {
        var token = query.getOrDefault("continue", "");
        long version = token.isEmpty() ? cluster.version() : Long.parseLong(part(token, 0));
        if (version < cluster.oldestVersion()) {
            answer(exchange, 410, status(410, "Expired"));
            return;
        }
        var after = token.isEmpty() ? "" : part(token, 1);
        var objects =
                cluster.current(kind).stream()
                        .filter(object -> name(object).compareTo(after) > 0)
                        .sorted((one, other) -> name(one).compareTo(name(other)))
                        .toList();
        int limit = (int) Math.min(objects.size(), number(query, "limit", Integer.MAX_VALUE));
        var list = Documents.object().put("apiVersion", "v1").put("kind", kind + "List");
        var metadata = list.putObject("metadata").put("resourceVersion", Long.toString(version));
        if (limit < objects.size()) {
            metadata.put("continue", version + " " + name(objects.get(limit - 1)));
        }
        objects.subList(0, limit).forEach(list.putArray("items")::add);
        answer(exchange, 200, list);
    }

    private static String part(String token, int index) {
        return token.split(" ", -1)[index];
    }

    private void watch(HttpExchange exchange, String kind, Map<String, String> query)
            throws IOException {
        long version = number(query, "resourceVersion", 0);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        if (version < cluster.oldestVersion()) {
            write(exchange, "ERROR", status(410, "Expired"));
            return;
        }
        try {
            new Watching(exchange, kind, version).run(number(query, "timeoutSeconds", 300));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** One open watch. */
    private final class Watching {

        private static final Duration BETWEEN_BOOKMARKS = Duration.ofSeconds(2);

        private final HttpExchange exchange;
        private final String kind;
        private long version;

        Watching(HttpExchange exchange, String kind, long version) {
            this.exchange = exchange;
            this.kind = kind;
            this.version = version;
        }

        void run(long seconds) throws IOException, InterruptedException {
            cluster.watchBegins();
            try {
                tellUntil(seconds);
            } finally {
                cluster.watchEnds();
            }
        }

        private void tellUntil(long seconds) throws IOException, InterruptedException {
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            while (System.nanoTime() < end) {
                var written = cluster.awaitAfter(version, BETWEEN_BOOKMARKS);
                refuseIfCut();
                for (var each : written) {
                    tell(each);
                }
                bookmark();
            }
        }

        private void tell(Written written) throws IOException {
            if (written.kind().equals(kind)) {
                write(exchange, written.type(), written.object());
            }
            version = written.resourceVersion();
        }

        private void bookmark() throws IOException {
            var object = Documents.object().put("kind", kind);
            object.putObject("metadata").put("resourceVersion", Long.toString(version));
            write(exchange, "BOOKMARK", object);
        }
    }

    private static void write(HttpExchange exchange, String type, JsonNode object)
            throws IOException {
        var line = Documents.object().put("type", type);
        line.set("object", object);
        var body = exchange.getResponseBody();
        body.write(JSON.writeValueAsBytes(line));
        body.write('\n');
        body.flush();
    }

    private static ObjectNode status(int code, String reason) {
        return Documents.object()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", code == 200 ? "Success" : "Failure")
                .put("reason", reason)
                .put("code", code);
    }

    private static void answer(HttpExchange exchange, int status, JsonNode json)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static long number(Map<String, String> query, String name, long otherwise) {
        var text = query.get(name);
        return text == null || text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        for (var pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0
                            ? ""
                            : URLDecoder.decode(
                                    pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }
}
