package dev.tidemark.ingest.plan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** All that the database holds, as COPY gives it, and every document decompressed. */
final class EveryTable {

    private final DataSource database;

    EveryTable(DataSource database) {
        this.database = database;
    }

    String contentOf() throws SQLException, IOException {
        var content = new StringBuilder();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                var rows = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select * from " + table + ") to stdout", rows);
                content.append(table).append('\n').append(rows.toString(StandardCharsets.UTF_8));
            }
            for (byte[] document : documents(connection)) {
                content.append(new String(document, StandardCharsets.UTF_8)).append('\n');
            }
        }
        return content.toString();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        String query =
                """
                select format('%I.%I', table_schema, table_name)
                from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not like 'pg\\_%'
                    and table_schema <> 'information_schema'
                    and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')
                """;
        try (var statement = connection.prepareStatement(query);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static List<byte[]> documents(Connection connection) throws SQLException, IOException {
        var documents = new ArrayList<byte[]>();
        try (var statement = connection.prepareStatement("select content from evidence.document");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                try (var gzip = new GZIPInputStream(new ByteArrayInputStream(rows.getBytes(1)))) {
                    documents.add(gzip.readAllBytes());
                }
            }
        }
        return documents;
    }
}
