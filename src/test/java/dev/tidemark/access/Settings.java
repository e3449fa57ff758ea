package dev.tidemark.access;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of a portal under test that is not started. */
final class Settings {

    private Settings() {}

    static AccessSettings standard() {
        return new AccessSettings(
                Optional.of("local"),
                false,
                Duration.ofHours(8),
                Duration.ofHours(24),
                Optional.empty(),
                gitHub("https://api.github.com"));
    }

    /** As a portal that people sign in to with an OpenID provider, whose word holds for an hour. */
    static AccessSettings withProvider() {
        return new AccessSettings(
                Optional.of("oidc"),
                false,
                Duration.ofHours(8),
                Duration.ofHours(24),
                Optional.empty(),
                gitHub("https://api.github.com"));
    }

    static OidcSettings provider() {
        return new OidcSettings(
                Optional.of("https://login.example.org"),
                Optional.of("tidemark"),
                Optional.of("secret"),
                Optional.empty(),
                Optional.empty(),
                "preferred_username",
                "groups",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(1));
    }

    static GitHubSignIn gitHub(String api) {
        return new GitHubSignIn(
                URI.create(api),
                Optional.empty(),
                Optional.of("Iv1.client"),
                Optional.of("a client's secret"),
                "http://localhost:8080");
    }
}
