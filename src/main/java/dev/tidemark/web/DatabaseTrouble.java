package dev.tidemark.web;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells what the database will answer later from our own mistakes. */
final class DatabaseTrouble {

    private static final int DEEPEST = 20;
    private static final String UNDEFINED_TABLE = "42P01";

    /** Read models of the version before lack it while those of this one are made. */
    private static final String UNDEFINED_COLUMN = "42703";

    /** Where read models are: whatever else is missing does not come by itself. */
    private static final String READ_MODELS = "view.";

    private DatabaseTrouble() {}

    /** Whether it does not answer. */
    static boolean isSilence(Throwable failure) {
        return causes(failure, DatabaseTrouble::saysSilence);
    }

    /**
     * Whether it does not have the read models that were asked: they are made from the log, at the
     * first start, after somebody dropped them, and beside those of the version before.
     */
    static boolean isUnreadiness(Throwable failure) {
        return causes(failure, DatabaseTrouble::saysMissing);
    }

    private static boolean causes(Throwable failure, Predicate<Throwable> says) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (says.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean saysMissing(Throwable cause) {
        String state =
                switch (cause) {
                    case PgException refused -> refused.getSqlState();
                    case SQLException refused -> refused.getSQLState();
                    default -> null;
                };
        String message = cause.getMessage();
        return UNDEFINED_COLUMN.equals(state)
                || (UNDEFINED_TABLE.equals(state)
                        && message != null
                        && message.contains(READ_MODELS));
    }

    private static boolean saysSilence(Throwable cause) {
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
