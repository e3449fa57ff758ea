package dev.tidemark.keeping;

import dev.tidemark.eventlog.Anchor;
import dev.tidemark.github.GitHubApi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Makes the anchor that is configured. */
@ApplicationScoped
class AnchorBeans {

    /** A start waits for it. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Optional<AnchorRepository> repository;

    @Inject
    AnchorBeans(AnchorSettings settings, GitHubApi api, Clock clock) {
        this(
                settings.onThisMachine()
                        .<AnchorRepository>map(path -> new GitAnchor(path, clock))
                        .or(() ->
                                settings.onGitHub()
                                        .map(name ->
                                                new GitHubAnchor(api, name, settings.token()))));
    }

    AnchorBeans(Optional<AnchorRepository> slow) {
        this.repository = slow.map(each -> new PromptAnchor(each, LIMIT));
    }

    /** Nothing where none is configured. */
    Optional<AnchorRepository> repository() {
        return repository;
    }

    @Produces
    @Singleton
    Anchor anchor() {
        return repository.<Anchor>map(each -> each).orElse(Anchor.NONE);
    }
}
