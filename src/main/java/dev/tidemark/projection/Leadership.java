package dev.tidemark.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An advisory lock of a database session of its own. Of several processes one has it. It only saves
 * work: who folds without it does no harm.
 */
final class Leadership implements AutoCloseable {

    private final Database database;
    private final long lock;
    private @Nullable Connection session;

    Leadership(Database database, long lock) {
        this.database = database;
        this.lock = lock;
    }

    /** Whether this process has it, trying to get it if not. */
    boolean isHeld() {
        if (session != null && isAlive(session)) {
            return true;
        }
        close();
        Connection candidate = database.connect();
        var got = new ArrayList<Boolean>();
        try {
            new Sql(candidate)
                    .query(
                            "select pg_try_advisory_lock(?)",
                            row -> got.add(row.getBoolean(1)),
                            lock);
        } finally {
            if (got.contains(true)) {
                session = candidate;
            } else {
                close(candidate);
            }
        }
        return session != null;
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
            new Sql(held).query("select pg_advisory_unlock(?)", row -> {}, lock);
        } catch (DatabaseFailed broken) {
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
