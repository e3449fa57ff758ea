package dev.tidemark.ingest.github;

import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Repository;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.EventTypes;
import dev.tidemark.ingest.PollCursors;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Which moves of default branches the log knows. A cache of its entries. Blocking. */
@ApplicationScoped
class BranchMoves {

    private static final String SOURCE = "log";
    private static final String POSITION = "branch-moves";
    private static final int BATCH = 1_000;
    private static final String PUSHED = EventTypes.nameOf(Pushed.class);

    private final EventLog log;
    private final PollCursors cursors;
    private final AgroalDataSource database;

    BranchMoves(EventLog log, PollCursors cursors, AgroalDataSource database) {
        this.log = log;
        this.cursors = cursors;
        this.database = database;
    }

    /** Reads what was appended since the last time. */
    void catchUp() throws SQLException {
        long position = Long.parseLong(cursors.get(SOURCE, POSITION).orElse("0"));
        List<StoredEntry> entries = log.read(position, BATCH);
        while (!entries.isEmpty()) {
            for (StoredEntry entry : entries) {
                if (entry.parse().type().equals(PUSHED)) {
                    add(entry.decode());
                }
            }
            position = entries.getLast().position() + 1;
            cursors.set(SOURCE, POSITION, Long.toString(position));
            entries = log.read(position, BATCH);
        }
    }

    private void add(Recorded<Event> recorded) throws SQLException {
        Repository repository = recorded.envelope().repository();
        if (repository == null
                || !(recorded.event() instanceof Pushed pushed)
                || !pushed.defaultBranch()) {
            return;
        }
        String insert =
                """
                insert into work.branch_commit (repository, ref, after, before)
                values (?, ?, ?, ?)
                on conflict do nothing
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, repository.toString());
            statement.setString(2, pushed.ref());
            statement.setString(3, pushed.after().sha());
            statement.setString(4, pushed.before().sha());
            statement.executeUpdate();
        }
    }

    /** Whether any move of this branch is known, by any of the repository's names. */
    boolean knowsAny(List<String> repositories, String ref) throws SQLException {
        String query =
                """
                select 1
                from work.branch_commit
                where repository = any (?) and ref = ?
                limit 1
                """;
        return first(query, repositories, ref).isPresent();
    }

    /** Where the branch was before it moved to this commit. */
    Optional<String> before(List<String> repositories, String ref, String after)
            throws SQLException {
        String query =
                """
                select before
                from work.branch_commit
                where repository = any (?) and ref = ? and after = ?
                order by before
                limit 1
                """;
        return first(query, repositories, ref, after);
    }

    private Optional<String> first(String query, List<String> repositories, String... values)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", repositories.toArray()));
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 2, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
