package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A cluster's API over HTTP. What fabric8 knows of kubeconfigs, credentials and TLS is used, its
 * informers are not (ADR 15).
 */
final class HttpKubernetesApi implements KubernetesApi {

    /** Twice what etcd stores, since JSON is longer than what is stored. */
    static final int LONGEST_OBJECT = 4 << 20;

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OBJECTS_OF_A_PAGE = 50;
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(15);

    /** Short, so that a connection that died without a word is found out soon. */
    private static final Duration WATCH = Duration.ofSeconds(45);

    private static final Duration WATCH_ENDS_WITHIN = WATCH.plusSeconds(10);
    private static final int GONE = 410;

    private final Config config;
    private final HttpClient client;
    private final String namespace;
    private final ScheduledExecutorService watchdog;

    HttpKubernetesApi(Config config, String namespace, ScheduledExecutorService watchdog) {
        // The loop above has a patience and a back-off of its own.
        config.setRequestRetryBackoffLimit(0);
        config.setConnectionTimeout((int) ANSWERS_WITHIN.toMillis());
        this.config = config;
        this.client = HttpClientUtils.getHttpClientFactory().newBuilder(config).build();
        this.namespace = namespace;
        this.watchdog = watchdog;
    }

    @Override
    public Page list(Kind kind, @Nullable String after, ObjectReader objects) throws IOException {
        return list(kind, OBJECTS_OF_A_PAGE, after, objects);
    }

    private Page list(Kind kind, int atMost, @Nullable String after, ObjectReader objects)
            throws IOException {
        String query =
                "?limit="
                        + atMost
                        + selected(kind)
                        + (after == null ? "" : "&continue=" + encoded(after));
        try (InputStream body = open(kind.path(namespace) + query, ANSWERS_WITHIN);
                JsonParser parser = JSON.createParser(body)) {
            return readList(parser, objects);
        }
    }

    private static Page readList(JsonParser parser, ObjectReader objects) throws IOException {
        JsonNode metadata = JSON.createObjectNode();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("the answer is no list");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("metadata")) {
                metadata = parser.readValueAsTree();
            } else if (field.equals("items") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    objects.read(parser.readValueAsTree());
                }
            } else {
                parser.skipChildren();
            }
        }
        String next = metadata.path("continue").asText("");
        return new Page(metadata.path("resourceVersion").asText(""), next.isEmpty() ? null : next);
    }

    @Override
    public Watch watch(Kind kind, String resourceVersion) throws IOException {
        String query =
                "?watch=true&allowWatchBookmarks=true&timeoutSeconds="
                        + WATCH.toSeconds()
                        + "&resourceVersion="
                        + encoded(resourceVersion)
                        + selected(kind);
        InputStream body = open(kind.path(namespace) + query, WATCH_ENDS_WITHIN);
        return new OpenWatch(body, new LinesOfJson(body, LONGEST_OBJECT));
    }

    @Override
    public Optional<JsonNode> application(String name) throws IOException {
        return one(Kind.APPLICATION.path(namespace) + "/" + encoded(name));
    }

    @Override
    public void requireApplications() throws IOException {
        list(Kind.APPLICATION, 1, null, ignored -> {});
    }

    @Override
    public Optional<JsonNode> configMap(String name) throws IOException {
        return one("/api/v1/namespaces/" + namespace + "/configmaps/" + encoded(name));
    }

    private Optional<JsonNode> one(String path) throws IOException {
        try (InputStream body = open(path, ANSWERS_WITHIN)) {
            byte[] object = body.readNBytes(LONGEST_OBJECT + 1);
            if (object.length > LONGEST_OBJECT) {
                throw new IOException("the object is longer than " + LONGEST_OBJECT + " bytes");
            }
            return Optional.of(JSON.readTree(object));
        } catch (Refused refused) {
            if (refused.isForNothing()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** A body that is closed at the latest after a while, even if nothing more comes. */
    private InputStream open(String path, Duration atMost) throws IOException {
        String master = config.getMasterUrl().replaceFirst("/+$", "");
        HttpRequest request =
                client.newHttpRequestBuilder()
                        .uri(master + path)
                        .header("Accept", "application/json")
                        .forStreaming()
                        .build();
        CompletableFuture<HttpResponse<InputStream>> asked =
                client.sendAsync(request, InputStream.class);
        HttpResponse<InputStream> answer = await(asked);
        if (answer.code() != 200) {
            answer.body().close();
            throw answer.code() == GONE ? new Gone() : new Refused(answer.code());
        }
        return new TimedStream(answer.body(), watchdog, atMost);
    }

    private static <T> T await(CompletableFuture<T> asked) throws IOException {
        try {
            return asked.get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("the cluster cannot be asked", failed.getCause());
        } catch (TimeoutException tooLong) {
            asked.cancel(true);
            throw new IOException("the cluster does not answer", tooLong);
        } catch (InterruptedException closing) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the portal is shutting down", closing);
        }
    }

    private static String selected(Kind kind) {
        return kind.selector().isEmpty() ? "" : "&fieldSelector=" + encoded(kind.selector());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }

    private record OpenWatch(InputStream body, LinesOfJson lines) implements Watch {

        @Override
        public Optional<JsonNode> next() throws IOException {
            Optional<byte[]> line = lines.next();
            return line.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(line.get()));
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException harmless) {
                // It is gone either way.
            }
        }
    }

    /** Ends after a while from another thread, since reading a dead connection never ends. */
    private static final class TimedStream extends FilterInputStream {

        private final ScheduledFuture<?> end;

        TimedStream(InputStream body, ScheduledExecutorService watchdog, Duration atMost) {
            super(body);
            this.end =
                    watchdog.schedule(
                            () -> {
                                body.close();
                                return null;
                            },
                            atMost.toMillis(),
                            TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() throws IOException {
            end.cancel(false);
            super.close();
        }
    }
}
