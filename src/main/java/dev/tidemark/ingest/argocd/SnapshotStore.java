package dev.tidemark.ingest.argocd;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of each cluster between two looks. Blocking. */
@ApplicationScoped
class SnapshotStore {

    private final AgroalDataSource database;

    @Inject
    SnapshotStore(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * How far a watch is.
     *
     * @param version empty before the first list
     * @param lostSince null unless the log says that it is not observed
     */
    record Progress(String version, Instant seenAt, @Nullable Instant lostSince) {}

    /** A snapshot to be kept, as {@link Remembered#toJson} writes it. */
    record Kept(String json, String version) {}

    Map<String, String> snapshots(Cluster cluster, String kind) throws SQLException {
        String query =
                """
                select name, document
                from work.argocd_snapshot
                where cluster = ? and namespace = ? and kind = ?
                """;
        var found = new HashMap<String, String>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            key(statement, 1, cluster, kind);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return found;
    }

    Optional<Progress> progress(Cluster cluster, String kind) throws SQLException {
        String query =
                """
                select resource_version, seen_at, lost_since
                from work.argocd_watch
                where cluster = ? and namespace = ? and kind = ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            key(statement, 1, cluster, kind);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                OffsetDateTime lost = rows.getObject(3, OffsetDateTime.class);
                return Optional.of(
                        new Progress(
                                rows.getString(1),
                                rows.getObject(2, OffsetDateTime.class).toInstant(),
                                lost == null ? null : lost.toInstant()));
            }
        }
    }

    /**
     * Keeps all of it or nothing.
     *
     * @param changes by name; null of what is to be forgotten
     * @param progress null to leave it as it is
     */
    void save(
            Cluster cluster,
            String kind,
            Map<String, @Nullable Kept> changes,
            @Nullable Progress progress)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                keep(connection, cluster, kind, changes);
                forget(connection, cluster, kind, changes);
                if (progress != null) {
                    advance(connection, cluster, kind, progress);
                }
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Forgets how far the watches of all other clusters were: they are not to be missed. */
    void watchOnly(List<Cluster> clusters) throws SQLException {
        String delete =
                """
                delete from work.argocd_watch
                where not (cluster || '/' || namespace) = any (?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(delete)) {
            Object[] watched =
                    clusters.stream().map(each -> each.name() + "/" + each.namespace()).toArray();
            statement.setArray(1, connection.createArrayOf("text", watched));
            statement.executeUpdate();
        }
    }

    private static void keep(
            Connection connection,
            Cluster cluster,
            String kind,
            Map<String, @Nullable Kept> changes)
            throws SQLException {
        String upsert =
                """
                insert into work.argocd_snapshot
                    (cluster, namespace, kind, name, document, resource_version, seen_at)
                values (?, ?, ?, ?, ?, ?, now())
                on conflict (cluster, namespace, kind, name) do update
                set document = excluded.document,
                    resource_version = excluded.resource_version,
                    seen_at = excluded.seen_at
                """;
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (Map.Entry<String, @Nullable Kept> change : changes.entrySet()) {
                Kept kept = change.getValue();
                if (kept != null) {
                    key(statement, 1, cluster, kind);
                    statement.setString(4, change.getKey());
                    statement.setString(5, kept.json());
                    statement.setString(6, kept.version());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static void forget(
            Connection connection,
            Cluster cluster,
            String kind,
            Map<String, @Nullable Kept> changes)
            throws SQLException {
        String delete =
                """
                delete from work.argocd_snapshot
                where cluster = ? and namespace = ? and kind = ? and name = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            for (Map.Entry<String, @Nullable Kept> change : changes.entrySet()) {
                if (change.getValue() == null) {
                    key(statement, 1, cluster, kind);
                    statement.setString(4, change.getKey());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static void advance(
            Connection connection, Cluster cluster, String kind, Progress progress)
            throws SQLException {
        String upsert =
                """
                insert into work.argocd_watch
                    (cluster, namespace, kind, resource_version, seen_at, lost_since)
                values (?, ?, ?, ?, ?, ?)
                on conflict (cluster, namespace, kind) do update
                set resource_version = excluded.resource_version,
                    seen_at = excluded.seen_at,
                    lost_since = excluded.lost_since
                """;
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            key(statement, 1, cluster, kind);
            statement.setString(4, progress.version());
            statement.setObject(5, progress.seenAt().atOffset(ZoneOffset.UTC));
            Instant lost = progress.lostSince();
            if (lost == null) {
                statement.setNull(6, Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                statement.setObject(6, lost.atOffset(ZoneOffset.UTC));
            }
            statement.executeUpdate();
        }
    }

    private static void key(PreparedStatement statement, int from, Cluster cluster, String kind)
            throws SQLException {
        statement.setString(from, cluster.name());
        statement.setString(from + 1, cluster.namespace());
        statement.setString(from + 2, kind);
    }
}
