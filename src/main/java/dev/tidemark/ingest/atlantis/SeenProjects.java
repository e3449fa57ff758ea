package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Repository;
import dev.tidemark.event.RevisionEvent.RepositoryRenamed;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.eventlog.codec.EventTypes;
import dev.tidemark.ingest.PollCursors;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which Terraform projects the log has lately told of. A cache of its entries. Blocking. */
@ApplicationScoped
class SeenProjects {

    private static final String SOURCE = "log";
    private static final String POSITION = "atlantis-projects";
    private static final String KIND = "project";
    private static final String RENAMED = EventTypes.nameOf(RepositoryRenamed.class);
    private static final int BATCH = 1_000;
    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");

    private final EventLog log;
    private final PollCursors cursors;
    private final AgroalDataSource database;

    SeenProjects(EventLog log, PollCursors cursors, AgroalDataSource database) {
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
                add(entry);
            }
            position = entries.getLast().position() + 1;
            cursors.set(SOURCE, POSITION, Long.toString(position));
            entries = log.read(position, BATCH);
        }
    }

    private void add(StoredEntry stored) throws SQLException {
        DecodedEntry entry = stored.parse();
        Repository repository = entry.envelope().repository();
        if (repository == null) {
            return;
        }
        if (entry.type().equals(RENAMED)) {
            rename((RepositoryRenamed) stored.decode().event());
        } else if (entry.envelope().subject().kind().equals(KIND)) {
            String fullName = fullName(repository, entry.envelope());
            List<String> parts = entry.envelope().subject().parts();
            if (fullName != null && parts.size() == 4) {
                add(repository, parts, fullName, entry.envelope().time());
            }
        }
    }

    /** An id says no name, but where it was learnt does: GitHub's address of the repository. */
    private static @Nullable String fullName(Repository repository, Envelope envelope) {
        if (!repository.isById()) {
            return repository.path();
        }
        String path = envelope.source().getPath();
        String name = path == null || path.isEmpty() ? "" : path.substring(1);
        return FULL_NAME.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : null;
    }

    private void add(Repository repository, List<String> parts, String fullName, Instant seen)
            throws SQLException {
        String upsert =
                """
                insert into work.atlantis_project as known
                    (repository, dir, workspace, name, full_name, seen)
                values (?, ?, ?, ?, ?, ?)
                on conflict (repository, dir, workspace, name) do update
                set full_name = excluded.full_name, seen = excluded.seen
                where known.seen < excluded.seen
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, repository.toString());
            statement.setString(2, parts.get(1));
            statement.setString(3, parts.get(2));
            statement.setString(4, parts.get(3));
            statement.setString(5, fullName);
            statement.setObject(6, utc(seen));
            statement.executeUpdate();
        }
    }

    private void rename(RepositoryRenamed renamed) throws SQLException {
        String update = "update work.atlantis_project set full_name = ? where full_name = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, renamed.to().toLowerCase(Locale.ROOT));
            statement.setString(2, renamed.from().toLowerCase(Locale.ROOT));
            statement.executeUpdate();
        }
    }

    /**
     * Projects by their repository's name. One without a name is left out if another of the same
     * directory and workspace has one: a failed plan leaves the name out.
     */
    SortedMap<String, List<AtlantisProject>> since(Instant earliest) throws SQLException {
        String query =
                """
                select distinct full_name, dir, workspace, name
                from work.atlantis_project known
                where seen >= ?
                    and (name <> '' or not exists (
                        select 1
                        from work.atlantis_project named
                        where named.full_name = known.full_name
                            and named.dir = known.dir
                            and named.workspace = known.workspace
                            and named.name <> ''))
                order by full_name, dir, workspace, name
                """;
        var projects = new TreeMap<String, List<AtlantisProject>>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, utc(earliest));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(4);
                    projects.computeIfAbsent(rows.getString(1), any -> new ArrayList<>())
                            .add(
                                    new AtlantisProject(
                                            rows.getString(2),
                                            rows.getString(3),
                                            name.isEmpty() ? null : name));
                }
            }
        }
        return projects;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
