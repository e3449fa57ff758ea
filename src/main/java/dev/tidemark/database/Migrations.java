package dev.tidemark.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to this version's state: forward only, as the owner. */
public final class Migrations {

    private Migrations() {}

    /**
     * Runs what has not run yet. Several processes may do so at once; Flyway lets one at a time.
     *
     * @return how many migrations ran
     */
    public static int run(DatabaseAddresses addresses) {
        DatabaseAddress owner = addresses.owner();
        DatabaseAddress retention = addresses.retention();
        try {
            return Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                    .locations("classpath:db/migration")
                    .schemas("migration")
                    .placeholders(
                            Map.of(
                                    "application",
                                    addresses.application().user(),
                                    "retention",
                                    retention == null ? "" : retention.user()))
                    .connectRetries(10)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException failed) {
            throw new DatabaseUnusable(
                    "The database at "
                            + owner
                            + " could not be brought up to date: "
                            + failed.getMessage(),
                    failed);
        }
    }
}
