package dev.tidemark.approval;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * One decision about a request at a time, in all processes. It spares work: what makes decisions
 * consistent is the head that each expects of the log.
 */
@Singleton
class RequestLock {

    private static final Logger LOG = Logger.getLogger(RequestLock.class);

    /** Each holds a connection of the pool, which is for others, too. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ID_DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final DataSource database;

    RequestLock(DataSource database) {
        this.database = database;
    }

    /** Does it under the request's lock; nothing if that was not to be had in time. */
    <T> Optional<T> under(String requestId, Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return locked(requestId, work);
        } finally {
            places.release();
        }
    }

    private <T> Optional<T> locked(String requestId, Supplier<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, requestId);
                return Optional.of(work.get());
            } finally {
                // The end of the transaction gives the lock back, whatever happened in it.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            LOG.warnf("A decision could not have its lock: %s", failed.getMessage());
            return Optional.empty();
        }
    }

    private static void lock(Connection connection, String requestId) throws SQLException {
        String patience = "set local lock_timeout = " + PATIENCE.toMillis();
        try (PreparedStatement statement = connection.prepareStatement(patience)) {
            statement.execute();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(
                    1, Long.parseUnsignedLong(requestId.substring(0, ID_DIGITS), HEXADECIMAL));
            statement.execute();
        }
    }
}
