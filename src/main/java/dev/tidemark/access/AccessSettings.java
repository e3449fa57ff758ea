package dev.tidemark.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How people sign in, and what may be read without. */
@Singleton
class AccessSettings {

    /** How people sign in beside GitHub. */
    enum Way {
        NONE,
        LOCAL,
        OIDC
    }

    private final Way way;
    private final boolean hasGitHub;
    private final boolean readIsPublic;
    private final Duration idle;
    private final Duration absolute;
    private final Optional<String> metricsToken;

    AccessSettings(
            @ConfigProperty(name = "tidemark.auth") Optional<String> auth,
            @ConfigProperty(name = "tidemark.public-read", defaultValue = "false")
                    boolean readIsPublic,
            @ConfigProperty(name = "tidemark.session.idle", defaultValue = "8h") Duration idle,
            @ConfigProperty(name = "tidemark.session.absolute", defaultValue = "24h")
                    Duration absolute,
            @ConfigProperty(name = "tidemark.metrics-token") Optional<String> metricsToken,
            GitHubSignIn github) {
        this.way = auth.filter(text -> !text.isBlank()).map(AccessSettings::way).orElse(Way.NONE);
        this.hasGitHub = github.isOn();
        this.readIsPublic = readIsPublic;
        this.idle = idle;
        this.absolute = absolute;
        this.metricsToken = metricsToken.map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Way way(String auth) {
        return switch (auth.strip()) {
            case "local" -> Way.LOCAL;
            case "oidc" -> Way.OIDC;
            default ->
                    throw new AccessUnusable(
                            "TIDEMARK_AUTH is 'local', 'oidc' or absent, not what it is now.");
        };
    }

    Way way() {
        return way;
    }

    boolean hasGitHub() {
        return hasGitHub;
    }

    /** Whether anybody can sign in; without it everything may be read on this machine. */
    boolean isOn() {
        return way != Way.NONE || hasGitHub;
    }

    /** Whether pages and the API may be read by anybody. */
    boolean readIsPublic() {
        return readIsPublic;
    }

    /** Without a request for so long a session ends. */
    Duration idle() {
        return idle;
    }

    /** After so long it ends however busy it is. */
    Duration absolute() {
        return absolute;
    }

    Optional<String> metricsToken() {
        return metricsToken;
    }
}
