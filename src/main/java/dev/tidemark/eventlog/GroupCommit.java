package dev.tidemark.eventlog;

import dev.tidemark.eventlog.codec.EncodedEntry;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.eventlog.merkle.Tile;
import dev.tidemark.eventlog.merkle.Tree;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The one transaction of a group, under the log's lock. */
final class GroupCommit {

    /** The lock of everybody who appends to this database's log; the number is arbitrary. */
    private static final long LOCK = 0x7469_6465_6d61_726bL;

    private static final int CATCH_UP_BY_READING = 4_096;

    private final List<PreparedAppend> group;
    private final List<List<Appended>> answers = new ArrayList<>();
    private final List<EntryRow> rows = new ArrayList<>();
    private final List<Tile> tiles = new ArrayList<>();
    private final List<PreparedAppend> accepted = new ArrayList<>();
    private final Map<UUID, Long> known = new HashMap<>();

    GroupCommit(List<PreparedAppend> group) {
        this.group = group;
    }

    /**
     * Writes everything, short of the commit.
     *
     * @param tree as this process last knew it; grown here
     */
    Tree write(Connection connection, Tree tree) throws SQLException {
        Head head = lockAndReadHead(connection);
        Tree grown = catchUp(new LogReader(connection), tree, head.size());
        findKnown(connection);
        long next = head.size();
        for (PreparedAppend append : group) {
            next = place(connection, append, head, next);
        }
        rows.forEach(row -> grown.append(Hash.leaf(row.entry()), tiles::add));
        var writer = new LogWriter(connection);
        writer.insertEvidence(accepted.stream().flatMap(a -> a.evidence().stream()).toList());
        writer.insertDeliveries(
                accepted.stream().map(PreparedAppend::delivery).filter(Objects::nonNull).toList());
        writer.insertOutcomes(
                accepted.stream().map(PreparedAppend::outcome).filter(Objects::nonNull).toList());
        writer.insertEntries(rows);
        writer.insertTiles(tiles);
        return grown;
    }

    boolean hasAppended() {
        return !rows.isEmpty();
    }

    /** Tells every member what became of it; call it after the commit. */
    void answer() {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer().complete(answers.get(i));
        }
    }

    /** Size of the log, and the recorded time that its next entries get. */
    private record Head(long size, Instant recordedAt) {}

    private static Head lockAndReadHead(Connection connection) throws SQLException {
        // Ahead of the lock, or the wait for it would have no end; and whoever holds it and stands
        // still is thrown out by the server.
        String limits =
                """
                select set_config('statement_timeout', '30s', true),
                       set_config('idle_in_transaction_session_timeout', '30s', true)
                """;
        try (PreparedStatement statement = connection.prepareStatement(limits)) {
            statement.execute();
        }
        String lock = "select pg_advisory_xact_lock(?)";
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
        // A statement of its own: its snapshot must be younger than the lock.
        String query =
                """
                select coalesce(head.position + 1, 0),
                       greatest(head.recordedat, date_trunc('microseconds', clock_timestamp()))
                from (values (1)) as always (one)
                left join lateral (
                    select position, recordedat
                    from log.entry
                    order by position desc
                    limit 1
                ) head on true
                """;
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Head(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }

    /** Other processes may have appended since: take their entries in, or read the edge anew. */
    private static Tree catchUp(LogReader reader, Tree tree, long size) throws SQLException {
        long behind = size - tree.size();
        if (behind == 0) {
            return tree;
        }
        if (behind < 0 || behind > CATCH_UP_BY_READING) {
            return reader.tree(size);
        }
        reader.leafHashes(tree.size(), size).forEach(leaf -> tree.append(leaf, tile -> {}));
        return tree;
    }

    private void findKnown(Connection connection) throws SQLException {
        Set<UUID> ids =
                group.stream()
                        .flatMap(append -> append.entries().stream())
                        .map(EncodedEntry::id)
                        .collect(Collectors.toSet());
        if (!ids.isEmpty()) {
            known.putAll(new LogReader(connection).positions(ids));
        }
    }

    private long place(Connection connection, PreparedAppend append, Head head, long next)
            throws SQLException {
        Optional<Long> moved = movedSince(connection, append);
        if (moved.isPresent()) {
            answers.add(List.of(new Appended.Moved(moved.get())));
            return next;
        }
        long position = next;
        var answer = new ArrayList<Appended>();
        for (EncodedEntry entry : append.entries()) {
            Long recorded = known.get(entry.id());
            if (recorded != null) {
                answer.add(new Appended.AlreadyRecorded(recorded));
                continue;
            }
            byte[] bytes = entry.recordedAt(head.recordedAt());
            rows.add(new EntryRow(position, entry.id(), entry.subject(), head.recordedAt(), bytes));
            known.put(entry.id(), position);
            answer.add(new Appended.New(position));
            position++;
        }
        accepted.add(append);
        answers.add(answer);
        return position;
    }

    /**
     * The last entry about one of the subjects after the expected head, of this group or before.
     */
    private Optional<Long> movedSince(Connection connection, PreparedAppend append)
            throws SQLException {
        ExpectedHead expected = append.expectedHead();
        if (expected == null) {
            return Optional.empty();
        }
        Set<String> subjects = new HashSet<>();
        expected.subjects().forEach(subject -> subjects.add(subject.value()));
        for (int i = rows.size() - 1; i >= 0; i--) {
            String subject = rows.get(i).subject();
            if (subjects.contains(subject)
                    || expected.beginnings().stream().anyMatch(subject::startsWith)) {
                return Optional.of(rows.get(i).position());
            }
        }
        String query =
                """
                select max(position)
                from log.entry
                where position > ?
                  and (subject = any (?)
                       or exists (
                           select from unnest(?) beginning where starts_with(subject, beginning)))
                """;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, expected.position());
            statement.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            statement.setArray(
                    3, connection.createArrayOf("text", expected.beginnings().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long position = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(position);
            }
        }
    }
}
