package dev.tidemark.github;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.extras.okhttp3.OkHttpGitHubConnector;

/**
 * GitHub's REST API through github-api, with a cache on disk: an answer that has not changed is
 * asked for by its ETag, which counts against no limit. Blocking.
 */
@ApplicationScoped
public class GitHubApi {

    private static final long CACHE_BYTES = 200L << 20;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private final GitHubSettings settings;
    private final Clock clock;
    private final OkHttpClient http;

    /** Caches below the data directory. */
    public GitHubApi(
            GitHubSettings settings,
            Clock clock,
            @ConfigProperty(name = "tidemark.data-dir", defaultValue = ".tidemark")
                    Path dataDirectory) {
        this.settings = settings;
        this.clock = clock;
        this.http =
                new OkHttpClient.Builder()
                        .cache(
                                new Cache(
                                        dataDirectory.resolve("github-cache").toFile(),
                                        CACHE_BYTES))
                        .callTimeout(TIME_LIMIT)
                        .addNetworkInterceptor(chain -> withoutVary(chain.proceed(chain.request())))
                        .build();
    }

    /**
     * OkHttp writes the request headers that an answer varies by into its cache, and GitHub's vary
     * by Authorization: the token would lie there. Each cached answer is asked for again anyway, so
     * nobody sees what another token may.
     */
    private static Response withoutVary(Response response) {
        return response.newBuilder().removeHeader("Vary").build();
    }

    @PreDestroy
    public void close() throws IOException {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        Cache cache = http.cache();
        if (cache != null) {
            cache.close();
        }
    }

    /** A connection that waits out GitHub's limits, telling for how long. */
    public GitHub connect(LimitListener listener) throws IOException {
        return connect(listener, settings.token());
    }

    /** The same as somebody else. */
    public GitHub connect(LimitListener listener, Optional<String> token) throws IOException {
        var builder =
                new GitHubBuilder()
                        .withEndpoint(settings.apiUrl())
                        .withConnector(new OkHttpGitHubConnector(http))
                        .withRateLimitHandler(new WaitingOut.RateLimit(clock, listener))
                        .withAbuseLimitHandler(new WaitingOut.AbuseLimit(clock, listener));
        token.ifPresent(builder::withOAuthToken);
        return builder.build();
    }

    /** Is told of a pause that GitHub asks for. */
    @FunctionalInterface
    public interface LimitListener {
        void waiting(Duration pause);
    }
}
