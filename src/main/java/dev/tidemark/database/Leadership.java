package dev.tidemark.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An advisory lock of a database session of its own. Of several processes one has it. It only saves
 * work: who does the same without it does no harm.
 */
public final class Leadership implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Leadership.class);

    private final DataSource source;
    private final long lock;
    private @Nullable Connection session;
    private boolean isClosed;

    public Leadership(DataSource source, long lock) {
        this.source = source;
        this.lock = lock;
    }

    /** As {@link #isHeld}, and not while the database cannot be asked. */
    public boolean leads() {
        try {
            return isHeld();
        } catch (SQLException unreachable) {
            LOG.debugf("The lock cannot be asked for: %s", unreachable.getMessage());
            return false;
        }
    }

    /**
     * Whether this process has it, trying to get it if not; never again once it was closed.
     *
     * @throws SQLException if the database cannot be asked; then it is not held
     */
    public synchronized boolean isHeld() throws SQLException {
        if (isClosed) {
            return false;
        }
        if (session != null && isAlive(session)) {
            return true;
        }
        release();
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

    /** Gives it up for good: what is still scheduled while the process ends gets it no more. */
    @Override
    public synchronized void close() {
        isClosed = true;
        release();
    }

    private void release() {
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
