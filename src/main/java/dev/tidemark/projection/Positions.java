package dev.tidemark.projection;

import dev.tidemark.mapping.Mapping;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Table {@code view.projection}: every generation of every projection, its position, and which is
 * the live one. It lies beside the views so that whoever drops them drops the positions with them.
 */
final class Positions {

    private static final int LONGEST_FAILURE = 1000;

    private final Sql sql;

    Positions(Connection connection) {
        this.sql = new Sql(connection);
    }

    void create() {
        if (!exists("to_regnamespace", "view")) {
            sql.update("create schema view");
        }
        if (exists("to_regclass", "view.projection")) {
            addMapping();
            return;
        }
        sql.update(
                """
                create table view.projection (
                    schema     text    not null primary key,
                    name       text    not null,
                    version    integer not null,
                    generation integer not null,
                    live       boolean not null,
                    position   bigint  not null,
                    -- that the rows are made by; null for the default one
                    mapping    text,
                    -- why it stopped at its position, and when; null if it did not
                    failure    text,
                    failed_at  timestamptz
                )
                """);
        sql.update("create unique index projection_live on view.projection (name) where live");
    }

    /** Older ones were made when there was one mapping. A table that has it is not locked. */
    private void addMapping() {
        var found = new ArrayList<Boolean>();
        sql.query(
                """
                select true
                from pg_attribute
                where attrelid = 'view.projection'::regclass and attname = 'mapping'
                """,
                row -> found.add(row.getBoolean(1)));
        if (found.isEmpty()) {
            sql.update("alter table view.projection add column mapping text");
        }
    }

    boolean exists(String lookUp, String object) {
        var found = new ArrayList<Boolean>();
        sql.query(
                "select " + lookUp + "(?) is not null",
                row -> found.add(row.getBoolean(1)),
                object);
        return found.getFirst();
    }

    void add(Tables tables, int generation, boolean live) {
        sql.update(
                """
                insert into view.projection
                    (schema, name, version, generation, live, position, mapping)
                values (?, ?, ?, ?, ?, 0, ?)
                """,
                tables.schema(),
                tables.declaration().name(),
                tables.declaration().version(),
                generation,
                live,
                tables.declaration().mapping().equals(Mapping.DEFAULT)
                        ? null
                        : Documents.write(tables.declaration().mapping()));
    }

    /** The rows of all projections, live or not. */
    List<Generation> generations() {
        var generations = new ArrayList<Generation>();
        sql.query(
                """
                select schema, name, version, generation, live, position, failure, failed_at, mapping
                from view.projection
                order by name, generation
                """,
                row -> generations.add(generation(row)));
        return generations;
    }

    private static Generation generation(ResultSet row) throws SQLException {
        String mapping = row.getString(9);
        OffsetDateTime failedAt = row.getObject(8, OffsetDateTime.class);
        return new Generation(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getBoolean(5),
                mapping == null ? Mapping.DEFAULT : Documents.read(mapping, Mapping.class),
                row.getLong(6),
                row.getString(7),
                failedAt == null ? null : failedAt.toInstant());
    }

    Optional<Generation> live(String name) {
        return generations().stream()
                .filter(generation -> generation.live() && generation.name().equals(name))
                .findFirst();
    }

    /** The live generations of these projections, of the version that this code declares. */
    List<Standing> standings(Collection<? extends Declaration> projections) {
        Map<String, Declaration> byName =
                projections.stream()
                        .collect(Collectors.toMap(Declaration::name, Function.identity()));
        var standings = new ArrayList<Standing>();
        for (Generation generation : generations()) {
            Declaration projection = byName.get(generation.name());
            if (projection != null
                    && generation.live()
                    && generation.version() == projection.version()) {
                standings.add(generation.standing(projection));
            }
        }
        return standings;
    }

    /**
     * Moves a position, and holds it until the transaction ends.
     *
     * @return false if it does not stand where it was thought to: somebody else moved it
     */
    boolean advance(String schema, long from, long to) {
        return sql.update(
                        """
                        update view.projection
                        set position = ?, failure = null, failed_at = null
                        where schema = ? and position = ?
                        """,
                        to,
                        schema,
                        from)
                == 1;
    }

    void fail(String schema, long position, Throwable failure) {
        String text = failure.toString().replace('\0', '\ufffd');
        sql.update(
                """
                update view.projection
                set failure = ?, failed_at = now()
                where schema = ? and position = ?
                """,
                text.substring(0, Math.min(text.length(), LONGEST_FAILURE)),
                schema,
                position);
    }

    void forgetFailures() {
        sql.update(
                """
                update view.projection
                set failure = null, failed_at = null
                where live and failure is not null
                """);
    }

    void delete(String schema) {
        sql.update("delete from view.projection where schema = ?", schema);
    }

    /** Holds these rows until the transaction ends. */
    void hold(String name) {
        sql.query("select 1 from view.projection where name = ? for update", row -> {}, name);
    }

    void makeLive(String schema) {
        sql.update("update view.projection set live = true where schema = ?", schema);
    }
}
