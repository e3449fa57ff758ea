package dev.tidemark.argocd;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which live state of an application differed from Git although nothing that feeds it had
 * changed.
 *
 * @param openedAt by the watcher's clock, or when the sync began that told of it
 * @param closedAt null while it is open
 * @param closedBy null while it is open
 * @param closer who, where a person's sync closed it, as Argo CD claims
 * @param kind whether it is drift for certain
 * @param resources what differs, or did at the end, as {@code group/Kind/namespace/name}; at most
 *     50
 * @param resourceCount how many there are
 * @param changes how often other resources differed than before
 * @param revision what live state was compared with; null for several sources
 */
public record DriftEpisode(
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable ClosedBy closedBy,
        @Nullable String closer,
        Kind kind,
        List<String> resources,
        int resourceCount,
        int changes,
        @Nullable String revision,
        Placement placement) {

    /** Whether it is drift. */
    public enum Kind {
        DRIFT,
        /** It may be a commit that waits: nothing says which paths changed (yet). */
        UNDETERMINED,
        /** It was taken for drift until more was known. */
        VOID
    }

    /** What ended it. */
    public enum ClosedBy {
        SELF_HEAL,
        SYNC,
        /** Live state was changed back without a sync. */
        HAND,
        /** Git changed: to what is live, or to something that is to be synced now. */
        COMMIT,
        DELETION,
        /** It is equal again, and nothing says how. */
        NOT_KNOWN
    }

    /** Its id among those of its application. */
    String id() {
        return openedAt.toString();
    }

    DriftEpisode asVoid() {
        return new DriftEpisode(
                openedAt,
                closedAt,
                closedBy,
                closer,
                Kind.VOID,
                resources,
                resourceCount,
                changes,
                revision,
                placement);
    }
}
