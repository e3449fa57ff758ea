package dev.tidemark.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JDBC without its ceremony, on one connection. */
final class Sql {

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    Parameter texts(Collection<? extends @Nullable String> values) {
        return array("text", values);
    }

    Parameter uuids(Collection<? extends @Nullable UUID> values) {
        return array("uuid", values);
    }

    Parameter numbers(Collection<Long> values) {
        return array("bigint", values);
    }

    private Parameter array(String type, Collection<?> values) {
        try {
            return new Parameter(connection.createArrayOf(type, values.toArray()));
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    void query(String text, RowReader reader, Object... parameters) {
        try (PreparedStatement statement = prepared(text, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    int update(String text, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepared(text, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    <T> void batch(String text, Collection<T> items, Function<T, @Nullable Object[]> parameters) {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (T item : items) {
                set(statement, parameters.apply(item));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private PreparedStatement prepared(String text, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            set(statement, parameters);
            return statement;
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, forJdbc(parameters[i]));
        }
    }

    private static @Nullable Object forJdbc(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Parameter array -> array.value();
            default -> value;
        };
    }

    /** An array, made for the connection. */
    record Parameter(Array value) {}
}
