package dev.tidemark.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An advisory lock of a database session of its own. Of several processes one has it. It only saves
 * work: who does the same without it does no harm.
 */
public final class Leadership implements AutoCloseable {

    private final DataSource source;
    private final long lock;
    private @Nullable Connection session;

    public Leadership(DataSource source, long lock) {
        this.source = source;
        this.lock = lock;
    }

    /**
     * Whether this process has it, trying to get it if not.
     *
     * @throws SQLException if the database cannot be asked; then it is not held
     */
    public boolean isHeld() throws SQLException {
        if (session != null && isAlive(session)) {
            return true;
        }
        close();
        Connection candidate = source.getConnection();
        boolean got = false;
        try {
            got = answer(candidate, "select pg_try_advisory_lock(?)");
        } finally {
            if (got) {
                session = candidate;
            } else {
                close(candidate);
            }
        }
        return got;
    }

    private boolean answer(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, lock);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static boolean isAlive(Connection session) {
        try {
            return session.isValid(1);
        } catch (SQLException broken) {
            return false;
        }
    }

    /** Gives it up. */
    @Override
    public void close() {
        Connection held = session;
        session = null;
        if (held == null) {
            return;
        }
        try {
            // The pool would lend the session on with its lock.
            answer(held, "select pg_advisory_unlock(?)");
        } catch (SQLException broken) {
            // A broken session holds no lock.
        } finally {
            close(held);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException harmless) {
            // It is gone either way.
        }
    }
}
