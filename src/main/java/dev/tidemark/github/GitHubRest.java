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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's REST API for what github-api has no methods for (its issue 1404: webhook deliveries).
 * Blocking.
 */
@ApplicationScoped
public class GitHubRest {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GitHubSettings settings;
    private final Clock clock;

    /** Follows no redirect: one would carry the token to wherever it leads. */
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(TIME_LIMIT)
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
        HttpResponse<byte[]> response = send(request(path).GET().build());
        JsonNode items = JSON.readTree(response.body());
        if (!items.isArray()) {
            throw new IOException("GitHub did not answer with a list");
        }
        return new Page(items, next(response.headers().firstValue("Link").orElse("")));
    }

    /** Posts an empty body to a path. */
    public void post(String path) throws IOException {
        send(request(path).POST(BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(settings.apiUrl() + path))
                        .timeout(TIME_LIMIT)
                        .header("Accept", "application/vnd.github+json")
                        .header("User-Agent", "tidemark");
        settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("the portal is shutting down", closing);
        }
        if (isLimit(response)) {
            throw new LimitReached(
                    LimitPause.of(name -> response.headers().firstValue(name).orElse(null), clock));
        }
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    request.method()
                            + " "
                            + request.uri().getPath()
                            + " was answered with "
                            + response.statusCode());
        }
        return response;
    }

    private static boolean isLimit(HttpResponse<?> response) {
        return response.statusCode() == 429
                || (response.statusCode() == 403
                        && (response.headers().firstValue("Retry-After").isPresent()
                                || response.headers()
                                        .firstValue("X-RateLimit-Remaining")
                                        .filter("0"::equals)
                                        .isPresent()));
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
