package dev.tidemark.ingest.github;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a portal under test the secret of a webhook. */
public final class GitHubTestResource implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "It's a Secret to Everybody";

    @Override
    public Map<String, String> start() {
        return Map.of("tidemark.github.webhook-secret", SECRET);
    }

    @Override
    public void stop() {}
}
