package dev.tidemark.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start where what is configured would let strangers in. */
@ApplicationScoped
class ListenAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "::1", "[::1]");

    private final AccessSettings settings;
    private final GitHubStanding github;
    private final Optional<String> usersFile;
    private final OidcSettings oidc;
    private final URI publicUrl;
    private final String host;
    private final boolean serving;

    ListenAddress(
            AccessSettings settings,
            GitHubStanding github,
            OidcSettings oidc,
            @ConfigProperty(name = "tidemark.users-file") Optional<String> usersFile,
            @ConfigProperty(name = "tidemark.public-url") URI publicUrl,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "tidemark.serving", defaultValue = "true") boolean serving) {
        this.settings = settings;
        this.github = github;
        this.oidc = oidc;
        this.publicUrl = publicUrl;
        this.usersFile = usersFile;
        this.host = host;
        this.serving = serving;
    }

    /** Before anything is listened to. */
    void check(@Observes @Priority(2) StartupEvent start) {
        if (serving) {
            trouble()
                    .ifPresent(sentence -> {
                        throw new AccessUnusable(sentence);
                    });
        }
    }

    /** What is wrong, in one sentence; nothing if all is well. */
    Optional<String> trouble() {
        if (!settings.isOn() && !isThisMachine(host)) {
            return Optional.of(
                    "TIDEMARK_HTTP_HOST lets other machines in, which takes sign-in: set"
                            + " TIDEMARK_AUTH (docs/sign-in.md), or leave TIDEMARK_HTTP_HOST out.");
        }
        if (settings.isOn() && !isSafe(publicUrl)) {
            return Optional.of(
                    "TIDEMARK_PUBLIC_URL has to be https where people sign in: over http anybody on"
                            + " the way could take their sessions.");
        }
        if (settings.way() == AccessSettings.Way.LOCAL && usersFile.isEmpty()) {
            return Optional.of(
                    "TIDEMARK_AUTH is local, which takes TIDEMARK_USERS_FILE; './tidemark"
                            + " hash-password' makes its entries.");
        }
        if (settings.way() == AccessSettings.Way.OIDC && !oidc.isComplete()) {
            return Optional.of(
                    "TIDEMARK_AUTH is oidc, which takes TIDEMARK_OIDC_URL, TIDEMARK_OIDC_CLIENT_ID"
                            + " and TIDEMARK_OIDC_CLIENT_SECRET.");
        }
        if (settings.hasGitHub() && !github.isReadable()) {
            return Optional.of(
                    "Sign-in with GitHub takes TIDEMARK_GITHUB_ALLOWED: org:NAME or user:NUMERIC-ID,"
                            + " separated by commas, or everyone.");
        }
        return Optional.empty();
    }

    private static boolean isSafe(URI address) {
        String name = address.getHost();
        return "https".equalsIgnoreCase(address.getScheme())
                || (name != null && isThisMachine(name));
    }

    static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return THIS_MACHINE.contains(name) || name.matches("127(\\.[0-9]{1,3}){3}");
    }
}
