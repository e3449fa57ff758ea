package dev.tidemark.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The OpenID provider that people sign in with, and which of its claims say what. */
@Singleton
class OidcSettings {

    private final Optional<String> url;
    private final Optional<String> clientId;
    private final Optional<String> clientSecret;
    private final List<String> scopes;
    private final String name;
    private final String loginClaim;
    private final String groupsClaim;
    private final Optional<String> gitHubLoginClaim;
    private final Optional<String> gitHubIdClaim;
    private final Optional<String> requiredGroup;
    private final Duration believed;

    OidcSettings(
            @ConfigProperty(name = "tidemark.oidc.url") Optional<String> url,
            @ConfigProperty(name = "tidemark.oidc.client-id") Optional<String> clientId,
            @ConfigProperty(name = "tidemark.oidc.client-secret") Optional<String> clientSecret,
            @ConfigProperty(name = "tidemark.oidc.scopes") Optional<List<String>> scopes,
            @ConfigProperty(name = "tidemark.oidc.name") Optional<String> name,
            @ConfigProperty(name = "tidemark.oidc.login-claim", defaultValue = "preferred_username")
                    String loginClaim,
            @ConfigProperty(name = "tidemark.oidc.groups-claim", defaultValue = "groups")
                    String groupsClaim,
            @ConfigProperty(name = "tidemark.oidc.github-login-claim")
                    Optional<String> gitHubLoginClaim,
            @ConfigProperty(name = "tidemark.oidc.github-id-claim") Optional<String> gitHubIdClaim,
            @ConfigProperty(name = "tidemark.oidc.required-group") Optional<String> requiredGroup,
            @ConfigProperty(name = "tidemark.oidc.believed", defaultValue = "1h")
                    Duration believed) {
        this.url = url.filter(text -> !text.isBlank());
        this.clientId = clientId.filter(text -> !text.isBlank());
        this.clientSecret = clientSecret.filter(text -> !text.isBlank());
        this.scopes = scopes.orElse(List.of("profile"));
        this.name = name.orElse("OpenID Connect");
        this.loginClaim = loginClaim;
        this.groupsClaim = groupsClaim;
        this.gitHubLoginClaim = gitHubLoginClaim;
        this.gitHubIdClaim = gitHubIdClaim;
        this.requiredGroup = requiredGroup.filter(text -> !text.isBlank());
        this.believed = believed;
    }

    boolean isComplete() {
        return url.isPresent() && clientId.isPresent() && clientSecret.isPresent();
    }

    String url() {
        return url.orElseThrow();
    }

    String clientId() {
        return clientId.orElseThrow();
    }

    /** A secret: never in a message, a log line or an entry. */
    String clientSecret() {
        return clientSecret.orElseThrow();
    }

    List<String> scopes() {
        return scopes;
    }

    /** What the provider is called on the button. */
    String name() {
        return name;
    }

    String loginClaim() {
        return loginClaim;
    }

    /** A name, or names with slashes where one claim lies in another. */
    String groupsClaim() {
        return groupsClaim;
    }

    Optional<String> gitHubLoginClaim() {
        return gitHubLoginClaim;
    }

    Optional<String> gitHubIdClaim() {
        return gitHubIdClaim;
    }

    Optional<String> requiredGroup() {
        return requiredGroup;
    }

    /** For how long what the provider said of somebody holds. */
    Duration believed() {
        return believed;
    }
}
