package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.sandbox.web.HandSetClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What does not start, and the sentence that says what to change. */
class ListenAddressTest {

    private static final String LOCAL = "http://localhost:8080";
    private static final String PUBLIC = "https://tidemark.example.org";

    private record Setting(
            String auth, boolean github, String allowed, String users, String host, String url) {}

    private static Optional<String> trouble(Setting setting) {
        var app =
                new GitHubSignIn(
                        URI.create("https://api.github.com"),
                        Optional.empty(),
                        setting.github() ? Optional.of("Iv1") : Optional.empty(),
                        setting.github() ? Optional.of("secret") : Optional.empty(),
                        setting.url());
        var settings =
                new AccessSettings(
                        Optional.of(setting.auth()),
                        false,
                        Duration.ofHours(8),
                        Duration.ofHours(24),
                        Optional.empty(),
                        app);
        var standing =
                new GitHubStanding(
                        new GitHubAccounts(app, new HandSetClock()),
                        new RoleRules(Optional.empty()),
                        Optional.of(List.of(setting.allowed())));
        var oidc =
                new OidcSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "sub",
                        "groups",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofHours(1));
        return new ListenAddress(
                        settings,
                        standing,
                        oidc,
                        Optional.of(setting.users()).filter(file -> !file.isEmpty()),
                        URI.create(setting.url()),
                        setting.host(),
                        true)
                .trouble();
    }

    @Test
    void portalWithoutSignInIsForThisMachine() {
        assertThat(trouble(new Setting("", false, "", "", "127.0.0.1", LOCAL))).isEmpty();
        assertThat(trouble(new Setting("", false, "", "", "0.0.0.0", LOCAL)).orElse(""))
                .contains("TIDEMARK_HTTP_HOST")
                .contains("docs/sign-in.md");
    }

    @Test
    void sessionsGoOverTlsOrStayOnThisMachine() {
        assertThat(trouble(new Setting("local", false, "", "users", "0.0.0.0", PUBLIC))).isEmpty();
        assertThat(trouble(new Setting("local", false, "", "users", "0.0.0.0", LOCAL))).isEmpty();
        String http = "http://tidemark.example.org";
        assertThat(trouble(new Setting("local", false, "", "users", "0.0.0.0", http)).orElse(""))
                .contains("https");
    }

    @Test
    void eachWaySaysWhatItIsMissing() {
        assertThat(trouble(new Setting("local", false, "", "", "127.0.0.1", LOCAL)).orElse(""))
                .contains("TIDEMARK_USERS_FILE");
        assertThat(trouble(new Setting("oidc", false, "", "", "127.0.0.1", LOCAL)).orElse(""))
                .contains("TIDEMARK_OIDC_URL");
        assertThat(trouble(new Setting("", true, "", "", "127.0.0.1", LOCAL)).orElse(""))
                .contains("TIDEMARK_GITHUB_ALLOWED");
        assertThat(trouble(new Setting("", true, "jiwon", "", "127.0.0.1", LOCAL)).orElse(""))
                .contains("TIDEMARK_GITHUB_ALLOWED");
        assertThat(trouble(new Setting("", true, "org:acme", "", "0.0.0.0", PUBLIC))).isEmpty();
    }
}
