package dev.tidemark.keeping;

import dev.tidemark.eventlog.Anchor;
import dev.tidemark.github.GitHubApi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
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

    AnchorBeans(AnchorSettings settings, GitHubApi api, Clock clock) {
        Optional<AnchorRepository> here =
                settings.onThisMachine().map(path -> new GitAnchor(path, clock));
        this.repository =
                here.or(() ->
                                settings.onGitHub()
                                        .map(name -> new GitHubAnchor(api, name, settings.token())))
                        .map(slow -> new PromptAnchor(slow, LIMIT));
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
