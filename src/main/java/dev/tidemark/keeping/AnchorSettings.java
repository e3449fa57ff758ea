package dev.tidemark.keeping;

import dev.tidemark.github.GitHubSettings;
import dev.tidemark.policy.PolicySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where checkpoints are committed. */
@ApplicationScoped
class AnchorSettings {

    private static final String VARIABLE = "TIDEMARK_ANCHOR_REPOSITORY";
    private static final Pattern PATH = Pattern.compile("(file:|/|\\.{1,2}/).*");

    private final @Nullable String repository;
    private final Optional<String> token;

    @Inject
    AnchorSettings(
            GitHubSettings github,
            PolicySettings policy,
            @ConfigProperty(name = "tidemark.anchor-repository") Optional<String> repository,
            @ConfigProperty(name = "tidemark.anchor-token") Optional<String> token) {
        this(
                repository.orElse(""),
                Stream.concat(github.repositories().stream(), policy.repository().stream())
                        .toList(),
                token.filter(secret -> !secret.isBlank()).or(github::token));
    }

    /** Refuses what is no place for an anchor. */
    AnchorSettings(String repository, List<String> watched, Optional<String> token) {
        String name = repository.strip();
        this.repository = name.isEmpty() ? null : name;
        this.token = token;
        if (name.isEmpty() || PATH.matcher(name).matches()) {
            return;
        }
        if (!GitHubSettings.isRepositoryName(name)) {
            throw new AnchorUnusable(
                    VARIABLE
                            + " is owner/name of a repository on GitHub, or the path of a bare"
                            + " repository on this machine.");
        }
        // Each commit there would be an entry here, to be anchored by the next.
        if (watched.stream().anyMatch(name::equalsIgnoreCase)) {
            throw new AnchorUnusable(
                    VARIABLE
                            + " must not be a repository that Tidemark watches: whoever writes"
                            + " there could write over what proves the log.");
        }
    }

    /** Owner and name of a repository on GitHub. */
    Optional<String> onGitHub() {
        return Optional.ofNullable(repository).filter(name -> !PATH.matcher(name).matches());
    }

    /** A repository on this machine. */
    Optional<Path> onThisMachine() {
        return Optional.ofNullable(repository)
                .filter(name -> PATH.matcher(name).matches())
                .map(AnchorSettings::path);
    }

    private static Path path(String text) {
        try {
            return (text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text))
                    .toAbsolutePath()
                    .normalize();
        } catch (IllegalArgumentException unreadable) {
            throw new AnchorUnusable(VARIABLE + " is no path of this machine.");
        }
    }

    /** A secret, for GitHub. */
    Optional<String> token() {
        return token;
    }
}
