package dev.tidemark.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's REST API for what github-api has no methods for (its issue 1404: webhook deliveries),
 * and for what must not be asked twice or waited for: github-api and OkHttp below it send a POST
 * again when its connection breaks, and sleep while GitHub asks for a pause. Blocking.
 */
@ApplicationScoped
public class GitHubRest {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** Lists of deliveries are slow at GitHub. */
    private static final Duration PAGE_LIMIT = Duration.ofSeconds(30);

    /** A hundred comments or commits of the greatest length. */
    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GitHubSettings settings;
    private final Clock clock;

    /** Follows no redirect: one would carry the token to wherever it leads. */
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_LIMIT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /** Asks the configured API, as whom is configured. */
    public GitHubRest(GitHubSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @PreDestroy
    public void close() {
        http.shutdownNow();
    }

    /**
     * One page of a list.
     *
     * @param next path of the page after it; null for the last
     */
    public record Page(JsonNode items, @Nullable String next) {}

    /** A page by its path, or by {@link Page#next} of the one before. */
    public Page page(String path) throws IOException {
        HttpResponse<byte[]> response = send(request(path, null).GET().build(), PAGE_LIMIT);
        JsonNode items = JSON.readTree(response.body());
        if (!items.isArray()) {
            throw new IOException("GitHub did not answer with a list");
        }
        return new Page(items, next(response.headers().firstValue("Link").orElse("")));
    }

    /** Posts an empty body to a path. */
    public void post(String path) throws IOException {
        send(request(path, null).POST(BodyPublishers.noBody()).build(), PAGE_LIMIT);
    }

    /** What is at a path now. */
    public JsonNode get(String path) throws IOException {
        return JSON.readTree(send(request(path, null).GET().build(), TIME_LIMIT).body());
    }

    /**
     * Posts a document, once: whether an answer that did not come was lost on its way there or on
     * its way back, only GitHub knows.
     *
     * @param token of the person who speaks; null for the configured one
     * @return what GitHub made of it
     */
    public JsonNode post(String path, JsonNode document, @Nullable String token)
            throws IOException {
        return send("POST", path, document, token);
    }

    /** Puts a document where GitHub has a place for one, as {@link #post}. */
    public JsonNode put(String path, JsonNode document, @Nullable String token) throws IOException {
        return send("PUT", path, document, token);
    }

    private JsonNode send(String method, String path, JsonNode document, @Nullable String token)
            throws IOException {
        HttpRequest request =
                request(path, token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                BodyPublishers.ofByteArray(JSON.writeValueAsBytes(document)))
                        .build();
        return JSON.readTree(send(request, TIME_LIMIT).body());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request =
                HttpRequest.newBuilder(URI.create(settings.apiUrl() + path))
                        .header("Accept", "application/vnd.github+json")
                        .header("User-Agent", "tidemark");
        String secret = token != null ? token : settings.token().orElse(null);
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        return request;
    }

    /** The limit is for all of it: the client's own ends with the headers. */
    private HttpResponse<byte[]> send(HttpRequest request, Duration limit) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, headers -> new BoundedBody(LARGEST_ANSWER));
        try {
            return checked(request, sent.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            sent.cancel(true);
            throw new IOException("GitHub did not answer in " + limit.toSeconds() + " s", tooLong);
        } catch (ExecutionException failed) {
            throw new IOException("GitHub was not reached: " + failed.getCause(), failed);
        } catch (InterruptedException closing) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the portal is shutting down", closing);
        }
    }

    private HttpResponse<byte[]> checked(HttpRequest request, HttpResponse<byte[]> response)
            throws IOException {
        if (response.statusCode() / 100 == 2) {
            return response;
        }
        String said = said(response.body());
        if (isLimit(response, said)) {
            throw new LimitReached(
                    LimitPause.of(name -> response.headers().firstValue(name).orElse(null), clock));
        }
        String asked = request.method() + " " + request.uri().getPath();
        throw new GitHubRefused(asked, response.statusCode(), said);
    }

    /** A secondary limit may come without any header: then only the words tell. */
    private static boolean isLimit(HttpResponse<?> response, String said) {
        var headers = response.headers();
        boolean none = headers.firstValue("X-RateLimit-Remaining").filter("0"::equals).isPresent();
        return response.statusCode() == 429
                || (response.statusCode() == 403
                        && (headers.firstValue("Retry-After").isPresent()
                                || none
                                || said.contains("secondary rate limit")));
    }

    /** GitHub's {@code message}, and of {@code errors} what is a sentence. */
    private static String said(byte[] body) {
        try {
            JsonNode document = JSON.readTree(body);
            var words = new StringBuilder(document.path("message").asText(""));
            for (JsonNode error : document.path("errors")) {
                String more = error.isTextual() ? error.asText() : error.path("message").asText("");
                words.append(more.isEmpty() ? "" : " " + more);
            }
            return GitHubRefused.excerpt(words.toString());
        } catch (IOException notJson) {
            return "";
        }
    }

    /** The token goes nowhere but to the configured API, whatever a link says. */
    private @Nullable String next(String link) throws IOException {
        Matcher next = NEXT.matcher(link);
        if (!next.find()) {
            return null;
        }
        String address = next.group(1);
        if (!address.startsWith(settings.apiUrl() + "/")) {
            throw new IOException("GitHub's next page is at another address than the API");
        }
        return address.substring(settings.apiUrl().length());
    }
}
