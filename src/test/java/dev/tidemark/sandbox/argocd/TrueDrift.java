package dev.tidemark.sandbox.argocd;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long one live object really differed from what was deployed, because somebody changed it.
 *
 * @param shownAt when the status of the application first said so; null if it never did
 * @param to null while it lasts
 */
public record TrueDrift(
        String application,
        String uid,
        Managed resource,
        Instant from,
        @Nullable Instant shownAt,
        @Nullable Instant to,
        @Nullable Ending ending) {

    /** How it ended. */
    public enum Ending {
        /** By an operation of the self-heal path. */
        SELF_HEALED,
        /** By any other operation. */
        SYNCED,
        /** Somebody changed the live object back. */
        REVERTED,
        DELETED
    }

    TrueDrift shown(Instant at) {
        return shownAt != null
                ? this
                : new TrueDrift(application, uid, resource, from, at, to, ending);
    }

    TrueDrift ended(Instant at, Ending how) {
        return new TrueDrift(application, uid, resource, from, shownAt, at, how);
    }
}
