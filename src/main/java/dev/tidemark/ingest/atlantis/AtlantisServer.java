package dev.tidemark.ingest.atlantis;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which Atlantis, and which GitHub stands behind it. */
@ApplicationScoped
class AtlantisServer {

    private static final String API_PREFIX = "api.";

    private final Optional<String> url;
    private final Optional<String> apiSecret;
    private final String host;

    AtlantisServer(
            @ConfigProperty(name = "tidemark.atlantis.url") Optional<URI> url,
            @ConfigProperty(name = "tidemark.atlantis.api-secret") Optional<String> apiSecret,
            @ConfigProperty(
                            name = "tidemark.github.api-url",
                            defaultValue = "https://api.github.com")
                    URI githubApi) {
        this.url = url.map(AtlantisServer::bare);
        this.apiSecret = apiSecret.filter(text -> !text.isBlank());
        this.host = host(githubApi);
    }

    /** Without credentials, which would else stand in entries and log lines, and a last slash. */
    private static String bare(URI address) {
        if (!("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "TIDEMARK_ATLANTIS_URL is an address such as https://atlantis.example.org");
        }
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return (address.getScheme() + "://" + address.getHost() + port + path)
                .replaceFirst("/+$", "");
    }

    private static String host(URI api) {
        String authority = api.getHost() + (api.getPort() < 0 ? "" : ":" + api.getPort());
        boolean isGitHubs = authority.startsWith(API_PREFIX) && api.getPath().length() < 2;
        return (isGitHubs ? authority.substring(API_PREFIX.length()) : authority)
                .toLowerCase(Locale.ROOT);
    }

    /** Where its API is, without a slash at its end; empty where only webhooks are wanted. */
    Optional<String> url() {
        return url;
    }

    /** A secret: never in a message, a log line or an entry. */
    Optional<String> apiSecret() {
        return apiSecret;
    }

    /** Of the repositories, where Atlantis names them without: {@code github.com}. */
    String host() {
        return host;
    }
}
