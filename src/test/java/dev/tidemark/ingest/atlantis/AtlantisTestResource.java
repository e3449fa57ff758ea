package dev.tidemark.ingest.atlantis;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a portal under test the token of Atlantis' webhooks. */
public final class AtlantisTestResource implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "harbour-light-7c1f";

    @Override
    public Map<String, String> start() {
        return Map.of("tidemark.atlantis.webhook-token", TOKEN);
    }

    @Override
    public void stop() {}
}
