package dev.tidemark.ingest.git;

import dev.tidemark.ingest.WantedPaths;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which paths are still to be found, in a table that has an end. Blocking. */
@ApplicationScoped
class WantedPathStore implements WantedPaths {

    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40}");
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_PATH = 500;
    private static final int MOST_UNDONE = 20_000;
    private static final int REMEMBERED = 20_000;

    /** What nobody could resolve for so long is of no use to anybody any more. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final AgroalDataSource database;
    private final MirrorSettings settings;
    private final Clock clock;

    /** A watcher asks for the same again and again. */
    private final Set<WantedPath> asked =
            Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    WantedPathStore(AgroalDataSource database, MirrorSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    private static final class Recent extends LinkedHashMap<WantedPath, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<WantedPath, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }

    /**
     * One of them that is due.
     *
     * @param wanted with the repository as in {@link WatchedRepository#repository}
     * @param asked when it was first asked for
     * @param tries how often it was not there although the repository was
     */
    record Due(WantedPath wanted, Instant asked, int tries) {}

    @Override
    public void want(Collection<WantedPath> wanted) throws SQLException {
        var fresh = new ArrayList<WantedPath>();
        for (WantedPath one : wanted) {
            if (!asked.contains(one) && isInItsForm(one)) {
                settings.watched(one.repoUrl())
                        .ifPresent(repository -> fresh.add(in(repository, one)));
            }
        }
        if (!fresh.isEmpty()) {
            insert(fresh);
        }
        asked.addAll(wanted);
    }

    /** Under the name that all its addresses have in common. */
    private static WantedPath in(WatchedRepository repository, WantedPath one) {
        return new WantedPath(
                one.cluster(),
                one.argocdNamespace(),
                one.application(),
                one.uid(),
                repository.repository().toString(),
                one.path(),
                one.revision());
    }

    private static boolean isInItsForm(WantedPath one) {
        return REVISION.matcher(one.revision()).matches()
                && one.path().length() <= LONGEST_PATH
                && one.path().indexOf('\0') < 0
                && isName(one.uid())
                && isName(one.cluster())
                && isName(one.argocdNamespace())
                && isName(one.application());
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.indexOf('\0') < 0;
    }

    private void insert(List<WantedPath> wanted) throws SQLException {
        String insert =
                """
                insert into work.wanted_path (repository, uid, path, revision, cluster, namespace,
                    application, asked, next_try)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?
                where (select count(*) from work.wanted_path where not done) < ?
                on conflict do nothing
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (WantedPath one : wanted) {
                setKey(statement, 1, one);
                statement.setString(5, one.cluster());
                statement.setString(6, one.argocdNamespace());
                statement.setString(7, one.application());
                statement.setObject(8, utc(clock.instant()));
                statement.setObject(9, utc(clock.instant()));
                statement.setInt(10, MOST_UNDONE);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void setKey(PreparedStatement statement, int first, WantedPath one)
            throws SQLException {
        statement.setString(first, one.repoUrl());
        statement.setString(first + 1, one.uid());
        statement.setString(first + 2, one.path());
        statement.setString(first + 3, one.revision());
    }

    /** Those of one repository that are due, the newest first: somebody may be waiting for it. */
    List<Due> due(WatchedRepository repository, int limit) throws SQLException {
        String query =
                """
                select cluster, namespace, application, uid, path, revision, asked, tries
                from work.wanted_path
                where not done and repository = ? and next_try <= ?
                order by asked desc
                limit ?
                """;
        var due = new ArrayList<Due>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, repository.repository().toString());
            statement.setObject(2, utc(clock.instant()));
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(due(repository, rows));
                }
            }
        }
        return due;
    }

    private static Due due(WatchedRepository repository, ResultSet rows) throws SQLException {
        return new Due(
                new WantedPath(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        repository.repository().toString(),
                        rows.getString(5),
                        rows.getString(6)),
                rows.getObject(7, OffsetDateTime.class).toInstant(),
                rows.getInt(8));
    }

    /** Resolved, or given up. */
    void finish(Collection<WantedPath> finished) throws SQLException {
        update("update work.wanted_path set done = true", finished, Optional.empty());
    }

    /** Not there yet. */
    void postpone(Collection<WantedPath> missing, Instant until) throws SQLException {
        update(
                "update work.wanted_path set next_try = ?, tries = tries + 1",
                missing,
                Optional.of(until));
    }

    private void update(String change, Collection<WantedPath> rows, Optional<Instant> until)
            throws SQLException {
        String update = change + " where repository = ? and uid = ? and path = ? and revision = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (WantedPath row : rows) {
                if (until.isPresent()) {
                    statement.setObject(1, utc(until.get()));
                }
                setKey(statement, until.isPresent() ? 2 : 1, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Forgets what is old. */
    void prune() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "delete from work.wanted_path where asked < ?")) {
            statement.setObject(1, utc(clock.instant().minus(KEPT)));
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
