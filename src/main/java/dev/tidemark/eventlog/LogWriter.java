package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.Tile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.postgresql.PGConnection;

/** Adds rows to the log's tables over one connection; never changes one. */
final class LogWriter {

    private final Connection connection;

    LogWriter(Connection connection) {
        this.connection = connection;
    }

    /** All rows by one COPY, the fastest way into PostgreSQL. */
    void insertEntries(List<EntryRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String copy =
                "copy log.entry (position, id, subject, recordedat, entry)"
                        + " from stdin (format binary)";
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(copy, EntryRow.binaryCopy(rows));
        } catch (IOException failed) {
            throw new SQLException("the connection broke during COPY", "08006", failed);
        }
    }

    void insertTiles(List<Tile> tiles) throws SQLException {
        String insert = "insert into log.tile (level, index, hashes) values (?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Tile tile : tiles) {
                statement.setInt(1, tile.level());
                statement.setLong(2, tile.index());
                statement.setBytes(3, tile.hashes());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void insertEvidence(List<CompressedEvidence> documents) throws SQLException {
        String insert =
                """
                insert into evidence.document (sha256, kind, mediatype, size, content)
                values (?, ?, ?, ?, ?)
                on conflict do nothing
                """;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (CompressedEvidence document : documents) {
                statement.setString(1, document.sha256());
                statement.setString(2, document.kind());
                statement.setString(3, document.mediaType());
                statement.setInt(4, document.size());
                statement.setBytes(5, document.content());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void insertDeliveries(List<Delivery> deliveries) throws SQLException {
        String insert =
                """
                insert into log.delivery (id, source, guid, event, received, evidence)
                values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Delivery delivery : deliveries) {
                statement.setObject(1, delivery.id());
                statement.setString(2, delivery.source());
                statement.setString(3, delivery.guid());
                statement.setString(4, delivery.event());
                statement.setTimestamp(5, Timestamp.from(delivery.received()));
                statement.setString(6, delivery.evidence());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void insertOutcomes(List<DeliveryOutcome> outcomes) throws SQLException {
        String insert =
                """
                insert into log.deliveryoutcome (delivery, mapper, result, reason)
                values (?, ?, ?, ?)
                on conflict do nothing
                """;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (DeliveryOutcome outcome : outcomes) {
                statement.setObject(1, outcome.delivery());
                statement.setInt(2, outcome.mapper());
                statement.setString(3, outcome.result().word());
                statement.setString(4, outcome.reason());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
