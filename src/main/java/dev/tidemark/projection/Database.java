package dev.tidemark.projection;

import dev.tidemark.database.Leadership;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Transactions on the data source, one connection each. */
final class Database {

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException failed) {
            throw DatabaseFailed.unreachable(failed);
        }
    }

    Leadership leadership(long lock) {
        return new Leadership(source, lock);
    }

    /** Whether this process has it, trying to get it if not. */
    static boolean isHeld(Leadership leadership) {
        try {
            return leadership.isHeld();
        } catch (SQLException failed) {
            throw DatabaseFailed.unreachable(failed);
        }
    }

    /** Commits what the work did if it returns, and nothing if it throws. */
    <T> T inTransaction(Function<Connection, T> work) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(connection);
                connection.commit();
                return result;
            } catch (RuntimeException | Error failed) {
                rollBack(connection, failed);
                throw failed;
            } finally {
                restore(connection);
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private static void rollBack(Connection connection, Throwable failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** The pool lends the connection on. */
    private static void restore(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }
}
