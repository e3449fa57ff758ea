package dev.tidemark.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Gives a portal under test a database and a data directory of its own. */
public final class TestDatabaseResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        DatabaseAddresses addresses = TestDatabase.fresh();
        var settings = new HashMap<>(DatabaseSettings.of(addresses.application()));
        settings.putAll(
                DatabaseSettings.ofRetention(Objects.requireNonNull(addresses.retention())));
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "portal");
            settings.put("tidemark.data-dir", directory.toAbsolutePath().toString());
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        }
        return settings;
    }

    @Override
    public void stop() {
        // The database goes with its server's next start; other tests may still use the server.
    }
}
