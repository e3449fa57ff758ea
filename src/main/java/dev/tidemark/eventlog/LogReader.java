package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.eventlog.merkle.Tile;
import dev.tidemark.eventlog.merkle.Tree;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the log's tables over one connection. */
final class LogReader {

    private final Connection connection;

    LogReader(Connection connection) {
        this.connection = connection;
    }

    long size() throws SQLException {
        String query = "select coalesce(max(position) + 1, 0) from log.entry";
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<StoredEntry> read(long fromPosition, int limit) throws SQLException {
        String query =
                """
                select position, entry
                from log.entry
                where position >= ?
                order by position
                limit ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, fromPosition);
            statement.setInt(2, limit);
            return entries(statement);
        }
    }

    List<StoredEntry> read(List<Long> positions) throws SQLException {
        String query =
                """
                select position, entry
                from log.entry
                where position = any (?)
                order by position
                """;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            return entries(statement);
        }
    }

    EntryBlock block(long from, long to, int bytes) throws SQLException {
        return EntryCopy.range(connection, from, to, bytes);
    }

    EntryBlock block(List<Long> positions) throws SQLException {
        return EntryCopy.at(connection, positions);
    }

    /** Whole rows, from one position up to another. */
    List<KeptEntry> rows(long from, long to) throws SQLException {
        String query =
                """
                select position, entry, id, subject, recordedat
                from log.entry
                where position >= ? and position < ?
                order by position
                """;
        var rows = new ArrayList<KeptEntry>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(
                            new KeptEntry(
                                    new StoredEntry(found.getLong(1), found.getBytes(2)),
                                    found.getObject(3, UUID.class),
                                    found.getString(4),
                                    found.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return rows;
    }

    Optional<byte[]> fullTile(int level, long index) throws SQLException {
        String query = "select hashes from log.tile where level = ? and index = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, level);
            statement.setLong(2, index);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** Sizes at which the same log was signed up to this checkpoint, rising. */
    List<Long> checkpointSizes(Checkpoint last) throws SQLException {
        String query =
                "select size from log.checkpoint where origin = ? and size <= ? order by size";
        var sizes = new ArrayList<Long>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, last.origin());
            statement.setLong(2, last.size());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sizes.add(rows.getLong(1));
                }
            }
        }
        return sizes;
    }

    /** The root of one of {@link #checkpointSizes}. */
    byte[] checkpointRoot(String origin, long size) throws SQLException {
        String query = "select root from log.checkpoint where origin = ? and size = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, origin);
            statement.setLong(2, size);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    /** Every entry about the log itself, oldest first. */
    List<StoredEntry> aboutLog() throws SQLException {
        String query =
                """
                select position, entry
                from log.entry
                where subject = 'log'
                order by position
                """;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            return entries(statement);
        }
    }

    /** Where the entries with these ids stand, of those that there are. */
    Map<UUID, Long> positions(Collection<UUID> ids) throws SQLException {
        Map<UUID, Long> positions = new HashMap<>();
        String query = "select id, position from log.entry where id = any (?)";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    positions.put(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
        }
        return positions;
    }

    private static List<StoredEntry> entries(PreparedStatement statement) throws SQLException {
        var entries = new ArrayList<StoredEntry>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                // A text column's bytes come over the wire as they are stored: UTF-8.
                entries.add(new StoredEntry(rows.getLong(1), rows.getBytes(2)));
            }
        }
        return entries;
    }

    Optional<byte[]> evidence(String sha256) throws SQLException {
        String query = "select content from evidence.document where sha256 = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, sha256);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(CompressedEvidence.decompress(rows.getBytes(1)))
                        : Optional.empty();
            }
        }
    }

    boolean hasEvidence(String sha256) throws SQLException {
        String query = "select 1 from evidence.document where sha256 = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, sha256);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The tree's right edge at this size, from the entries and full tiles that it stands on. */
    Tree tree(long size) throws SQLException {
        var edge = new ArrayList<List<byte[]>>();
        edge.add(leafHashes(size - Tree.edgeWidth(size, 0), size));
        for (int level = 1; Tree.nodes(size, level) > 0; level++) {
            long nodes = Tree.nodes(size, level);
            edge.add(tileRoots(level - 1, nodes - Tree.edgeWidth(size, level), nodes));
        }
        return Tree.restore(size, edge);
    }

    /**
     * A tile's first hashes: of the stored tile if it is full by now, else of what it stands on.
     *
     * @throws IllegalStateException if the log does not reach that far, or misses some of it
     */
    byte[] tile(int level, long index, int width) throws SQLException {
        Optional<byte[]> full = fullTile(level, index);
        if (full.isPresent()) {
            return Arrays.copyOf(full.get(), width * Hash.SIZE);
        }
        long from = index * Tile.WIDTH;
        List<byte[]> hashes =
                level == 0
                        ? leafHashes(from, from + width)
                        : tileRoots(level - 1, from, from + width);
        if (hashes.size() != width) {
            throw new IllegalStateException(
                    "tile %d of level %d has %d hashes, not %d"
                            .formatted(index, level, hashes.size(), width));
        }
        var joined = new ByteArrayOutputStream(width * Hash.SIZE);
        hashes.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /** Hashes of the entries from one position up to another. */
    List<byte[]> leafHashes(long from, long to) throws SQLException {
        return read(from, Math.toIntExact(to - from)).stream()
                .map(entry -> Hash.leaf(entry.bytes()))
                .toList();
    }

    private List<byte[]> tileRoots(int level, long from, long to) throws SQLException {
        String query =
                """
                select index, hashes
                from log.tile
                where level = ? and index >= ? and index < ?
                order by index
                """;
        var roots = new ArrayList<byte[]>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, level);
            statement.setLong(2, from);
            statement.setLong(3, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    roots.add(new Tile(level, rows.getLong(1), rows.getBytes(2)).root());
                }
            }
        }
        return roots;
    }
}
