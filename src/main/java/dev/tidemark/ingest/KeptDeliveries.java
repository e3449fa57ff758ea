package dev.tidemark.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The deliveries that the log keeps. Blocking. */
@ApplicationScoped
class KeptDeliveries {

    private static final int FETCH = 200;

    private final AgroalDataSource database;

    KeptDeliveries(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Each delivery of the source whose newest outcome is of a mapper older than this, in order of
     * arrival. The entries are found by reading the whole log once: it has no index for a command
     * that is run once a release. The attribute is cut out of the text, because PostgreSQL's JSON
     * cannot hold a NUL that a title may have.
     */
    void olderThan(String source, int mapper, Consumer<KeptDelivery> delivery) throws SQLException {
        String query =
                """
                select kept.id, kept.event, kept.evidence,
                    array_remove(array_agg(entry.position order by entry.position), null)
                from log.delivery kept
                join (
                    select delivery, max(mapper) as mapper
                    from log.deliveryoutcome
                    group by delivery
                ) newest on newest.delivery = kept.id
                left join (
                    select position,
                        substring(entry from '"evidence":"([0-9a-f]{64})"') as evidence
                    from log.entry
                ) entry on entry.evidence = kept.evidence
                where kept.source = ? and newest.mapper < ?
                group by kept.id, kept.event, kept.evidence, kept.received
                order by kept.received, kept.id
                """;
        try (Connection connection = database.getConnection()) {
            // Rows are only fetched piece by piece inside a transaction.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setFetchSize(FETCH);
                statement.setString(1, source);
                statement.setInt(2, mapper);
                forEach(statement, delivery);
            } finally {
                connection.rollback();
            }
        }
    }

    private static void forEach(PreparedStatement statement, Consumer<KeptDelivery> delivery)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                delivery.accept(
                        new KeptDelivery(
                                rows.getObject(1, UUID.class),
                                rows.getString(2),
                                rows.getString(3),
                                List.of((Long[]) rows.getArray(4).getArray())));
            }
        }
    }
}
