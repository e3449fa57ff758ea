package dev.tidemark.ingest.plan;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Gives a portal under test the tokens of two repositories. */
public final class PlanTestResource implements QuarkusTestResourceLifecycleManager {

    public static final String REPOSITORY = "github.com/acme/infrastructure";
    public static final String TOKEN = "token-of-acme-infrastructure";
    public static final String OTHER_TOKEN = "token-of-another-repository";

    @Override
    public Map<String, String> start() {
        try {
            Path file = Files.createTempFile(Path.of("target"), "tokens", "");
            Files.write(
                    file,
                    List.of(REPOSITORY + " " + TOKEN, "github.com/acme/other " + OTHER_TOKEN));
            return Map.of("tidemark.ingest-tokens", file.toAbsolutePath().toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {}
}
