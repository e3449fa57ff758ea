package dev.tidemark.approval.effect;

import java.io.IOException;
import java.time.Instant;

/**
 * The right to act for one effect, which one process has at a time. It runs out, so that the effect
 * of a process that ended is somebody else's; whoever is about to say something renews it first.
 */
interface Claim {

    /** Which attempt this is, from 1. */
    int attempt();

    /** When the first attempt began. */
    Instant since();

    /** Whether an earlier attempt was about to send the command and did not live to note more. */
    boolean wasSaying();

    /**
     * Holds it for long enough to say one thing.
     *
     * @param command whether that is the command itself
     * @throws IOException if it has run out, and may be another's by now
     */
    void renew(boolean command) throws IOException;
}
