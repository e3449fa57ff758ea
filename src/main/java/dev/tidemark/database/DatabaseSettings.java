package dev.tidemark.database;

import java.util.Map;

/** How Quarkus is told where the database is. */
public final class DatabaseSettings {

    private DatabaseSettings() {}

    /** How retention is told; the address holds a password. */
    public static Map<String, String> ofRetention(DatabaseAddress retention) {
        return Map.of("tidemark.database.retention-url", retention.secretUrl());
    }

    /** Configuration of both drivers, for the role that the portal runs as. */
    public static Map<String, String> of(DatabaseAddress application) {
        return Map.of(
                "quarkus.datasource.jdbc.url", application.jdbcUrl(),
                "quarkus.datasource.reactive.url", application.reactiveUrl(),
                "quarkus.datasource.username", application.user(),
                "quarkus.datasource.password", application.password());
    }
}
