package dev.tidemark.ingest.atlantis;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** As whom Atlantis speaks on GitHub, and by which names it is called. */
@ApplicationScoped
class AtlantisSettings {

    private final Optional<AtlantisAccount> account;
    private final String executable;
    private final String statusPrefix;

    AtlantisSettings(
            @ConfigProperty(name = "tidemark.atlantis.bot-login") Optional<String> botLogin,
            @ConfigProperty(name = "tidemark.atlantis.bot-id") Optional<String> botId,
            @ConfigProperty(name = "tidemark.atlantis.executable", defaultValue = "atlantis")
                    String executable,
            @ConfigProperty(name = "tidemark.atlantis.status-prefix", defaultValue = "atlantis")
                    String statusPrefix) {
        this.account =
                botLogin.map(String::strip)
                        .filter(login -> !login.isEmpty())
                        .map(login -> new AtlantisAccount(login, nonBlank(botId)));
        this.executable = executable.strip();
        this.statusPrefix = statusPrefix.strip();
    }

    private static Optional<String> nonBlank(Optional<String> text) {
        return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    /** Empty if nobody said: then nothing is Atlantis'. */
    Optional<AtlantisAccount> account() {
        return account;
    }

    /** Atlantis' {@code --executable-name}. */
    String executable() {
        return executable;
    }

    /** Atlantis' {@code --vcs-status-name}. */
    String statusPrefix() {
        return statusPrefix;
    }
}
