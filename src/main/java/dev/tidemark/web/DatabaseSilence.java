package dev.tidemark.web;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells "the database does not answer" from our own mistakes. */
final class DatabaseSilence {

    private static final int DEEPEST = 20;

    private DatabaseSilence() {}

    static boolean causes(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isSilence(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isSilence(Throwable cause) {
        if (cause instanceof PgException refused) {
            return isConnectionState(refused.getSqlState());
        }
        if (cause instanceof SQLException refused) {
            // Agroal's own time-out of an acquisition has no state.
            return refused.getSQLState() == null || isConnectionState(refused.getSQLState());
        }
        return cause instanceof ConnectException
                || cause instanceof ClosedChannelException
                || cause instanceof TimeoutException
                || (cause instanceof VertxException closed
                        && "Connection was closed".equals(closed.getMessage()))
                // The pool's word for no connection in time; it has no type of its own.
                || (cause instanceof NoStackTraceThrowable late
                        && "Timeout".equals(late.getMessage()))
                || cause.getClass()
                        .getName()
                        .equals("io.vertx.sqlclient.ClosedConnectionException");
    }

    /**
     * Classes 08 (connection), 53 (resources) and 57P (operator intervention) of
     * https://www.postgresql.org/docs/current/errcodes-appendix.html.
     */
    private static boolean isConnectionState(@Nullable String state) {
        return state != null
                && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }
}
