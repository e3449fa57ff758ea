package dev.tidemark.approval.effect;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The right to act for one effect, which one process has at a time. It runs out, so that the effect
 * of a process that ended is somebody else's; whoever is about to say something renews it first.
 */
interface Claim {

    /** Which attempt this is, from 1. */
    int attempt();

    /** How long ago the first attempt began. */
    Duration age();

    /** Whether an earlier attempt was about to send the command and did not live to note more. */
    boolean mayHaveSaid();

    /**
     * Holds it for long enough to say one thing.
     *
     * @param command whether that is the command itself
     * @throws IOException if it has run out, and may be another's by now
     */
    void renew(boolean command) throws IOException;

    /**
     * Gives it back, to be tried again.
     *
     * @param pause not before this is over
     * @param mayStand whether the command may stand there
     */
    void again(Duration pause, boolean mayStand, String error) throws SQLException;

    /**
     * Nothing is left to do.
     *
     * @param note what there is to say of it; null for nothing
     */
    void done(@Nullable String note) throws SQLException;
}
