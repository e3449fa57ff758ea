package dev.tidemark.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which repository holds the policy: one rules all. */
@ApplicationScoped
public class PolicySettings {

    /** Where it lies in the repository. */
    public static final String FILE = ".tidemark.yaml";

    private final Optional<String> repository;

    /** As configured; the first watched repository where nothing is. */
    public PolicySettings(
            @ConfigProperty(name = "tidemark.policy.repository") Optional<String> repository,
            @ConfigProperty(name = "tidemark.github.repositories") Optional<List<String>> watched) {
        this.repository =
                repository
                        .or(() -> watched.flatMap(all -> all.stream().findFirst()))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty());
    }

    /** {@code owner/name}, as somebody wrote it; nothing where no repository is watched. */
    public Optional<String> repository() {
        return repository;
    }
}
