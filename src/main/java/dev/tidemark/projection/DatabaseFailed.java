package dev.tidemark.projection;

import dev.tidemark.eventlog.LogUnavailable;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;

/** The database refused a statement, or is not there. */
final class DatabaseFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Connection, transaction rollback (deadlock), resources, operator (shutdown), system. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final Set<String> MISSING = Set.of("3F000", "42P01");

    /** Lock timeout and deadlock. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01");

    private static final String READ_ONLY = "25006";

    private final boolean isUnreachable;

    DatabaseFailed(SQLException cause) {
        this(cause, false);
    }

    private DatabaseFailed(SQLException cause, boolean isUnreachable) {
        super(cause.getMessage(), cause);
        this.isUnreachable = isUnreachable;
    }

    /** There is no connection: the pool's own failures carry no SQL state. */
    static DatabaseFailed unreachable(SQLException cause) {
        return new DatabaseFailed(cause, true);
    }

    /** Whether this passes by itself, and no projection is to blame. */
    static boolean isPassing(Throwable failure) {
        return failure instanceof LogUnavailable
                || (failure instanceof DatabaseFailed failed && failed.isUnreachable)
                || causes(failure, DatabaseFailed::isPassing);
    }

    /** Whether somebody dropped read models, which is allowed at any time. */
    static boolean isSomethingMissing(Throwable failure) {
        return causes(failure, cause -> MISSING.contains(state(cause)));
    }

    /** Whether somebody else held what was wanted. */
    static boolean isBusy(Throwable failure) {
        return causes(failure, cause -> BUSY.contains(state(cause)));
    }

    private static boolean isPassing(SQLException failure) {
        String state = state(failure);
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || state.equals(READ_ONLY)
                || (state.length() >= 2 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    private static boolean causes(Throwable failure, Predicate<SQLException> matches) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && matches.test(sql)) {
                return true;
            }
        }
        return false;
    }
}
