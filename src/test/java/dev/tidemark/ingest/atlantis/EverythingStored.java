package dev.tidemark.ingest.atlantis;

import dev.tidemark.eventlog.EventLog;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** All that the database holds, as text: every table by COPY, and evidence as it was written. */
final class EverythingStored {

    private static final String TABLES =
            """
            select format('%I.%I', nspname, relname)
            from pg_class
            join pg_namespace on pg_namespace.oid = relnamespace
            where relkind = 'r'
                and nspname not in ('pg_catalog', 'information_schema')
                and has_schema_privilege(pg_namespace.oid, 'usage')
                and has_table_privilege(pg_class.oid, 'select')
            """;

    private EverythingStored() {}

    static String text(AgroalDataSource database, EventLog log) throws SQLException, IOException {
        var all = new StringWriter();
        try (Connection connection = database.getConnection()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : first(connection, TABLES)) {
                copy.copyOut("copy (select * from " + table + ") to stdout", all);
            }
            for (String sha256 : first(connection, "select evidence from log.delivery")) {
                all.write(
                        new String(
                                log.evidence(sha256).orElse(new byte[0]), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static List<String> first(Connection connection, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
