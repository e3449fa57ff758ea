package dev.tidemark.database;

import java.util.Map;

/** How Quarkus is told where the database is. */
public final class DatabaseSettings {

    private DatabaseSettings() {}

    /** Configuration of both drivers, for the role that the portal runs as. */
    public static Map<String, String> of(DatabaseAddress application) {
        return Map.of(
                "quarkus.datasource.jdbc.url", application.jdbcUrl(),
                "quarkus.datasource.reactive.url", application.reactiveUrl(),
                "quarkus.datasource.username", application.user(),
                "quarkus.datasource.password", application.password());
    }
}
