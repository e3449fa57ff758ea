package dev.tidemark.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an Argo CD application, but its syncs ({@link SyncEvent}). Subject: {@link
 * Subject#application}. Each carries the Kubernetes {@code uid}: an application that was deleted
 * and made again under its name has another.
 *
 * <p>Argo CD has no transition time for a comparison, so the watcher's clock places it.
 */
public sealed interface ApplicationEvent extends Event {

    /** It was seen for the first time; happened when it was created. */
    record Created(String uid, ApplicationSpec spec) implements ApplicationEvent {}

    /**
     * It is gone.
     *
     * @param timeUnknown whether nobody was watching when it went
     */
    record Deleted(String uid, boolean timeUnknown) implements ApplicationEvent {}

    /** Its spec, labels or placing annotations changed, but not only whether it syncs by itself. */
    record SpecChanged(String uid, ApplicationSpec spec) implements ApplicationEvent {}

    /** Syncing by itself was switched on, off, or changed. */
    record AutoSyncChanged(String uid, AutoSync autoSync) implements ApplicationEvent {}

    /** Since {@code status.health.lastTransitionTime}. */
    record HealthChanged(String uid, Health health, @Nullable String message)
            implements ApplicationEvent {}

    /**
     * Live state was compared with Git, and came out otherwise than before.
     *
     * @param status of the comparison
     * @param revisions what live state was compared with, one per source; not what is deployed
     * @param resources what is OutOfSync, as {@code group/Kind/namespace/name}, sorted; at most 300
     * @param resourceCount how many there are
     * @param resourcesDigest SHA-256 of all of them, a line each, in hexadecimal
     * @param toPrune those of {@code resources} that are no longer in Git
     * @param reconciled whether {@code status.reconciledAt} moved with it; if not, a change of a
     *     live object caused it
     * @param specMoved whether it was compared with another source than the spec has by now
     */
    record ComparisonChanged(
            String uid,
            Comparison status,
            List<String> revisions,
            List<String> resources,
            int resourceCount,
            String resourcesDigest,
            List<String> toPrune,
            boolean reconciled,
            boolean specMoved)
            implements ApplicationEvent {

        public ComparisonChanged {
            revisions = List.copyOf(revisions);
            resources = List.copyOf(resources);
            toPrune = List.copyOf(toPrune);
        }
    }

    /**
     * Other images run: {@code status.summary.images}.
     *
     * @param images sorted; at most 200
     */
    record ImagesChanged(String uid, List<String> images) implements ApplicationEvent {

        public ImagesChanged {
            images = List.copyOf(images);
        }
    }

    /** A condition appeared, or its message changed, at {@code lastTransitionTime}. */
    record ConditionRaised(String uid, String condition, String message)
            implements ApplicationEvent {}

    /**
     * A condition went.
     *
     * @param raisedAt its last {@code lastTransitionTime}
     */
    record ConditionCleared(String uid, String condition, Instant raisedAt)
            implements ApplicationEvent {}

    /**
     * Argo CD has not compared it for several poll periods: what its status says may be the past.
     *
     * @param reconciledAt when it last did
     */
    record Stalled(String uid, Instant reconciledAt) implements ApplicationEvent {}

    /** It is compared again after {@link Stalled}. */
    record Reconciled(String uid, Instant reconciledAt) implements ApplicationEvent {}

    /**
     * Which paths of a repository make one source of an application, at the envelope's revision.
     *
     * @param path of the source
     * @param paths files and directories (ending in {@code /}) that feed it: overlay, bases,
     *     components, values
     * @param digest SHA-256 over the Git objects at these paths, in hexadecimal: equal at two
     *     revisions if and only if what feeds the source is equal there
     * @param complete false if it is fed by something outside of the repository too
     */
    record PathsResolved(
            String uid, String path, List<String> paths, String digest, boolean complete)
            implements ApplicationEvent {

        public PathsResolved {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Where it stands in the phases of its ApplicationSet ({@code RollingSync}), since {@code
     * lastTransitionTime}.
     *
     * @param step counted from 1
     * @param targetRevisions that it is rolled out to
     */
    record RolloutChanged(
            String applicationSet,
            int step,
            Rollout status,
            List<String> targetRevisions,
            @Nullable String message)
            implements ApplicationEvent {

        public RolloutChanged {
            targetRevisions = List.copyOf(targetRevisions);
        }
    }

    /**
     * Argo CD's API server told in a Kubernetes event what the envelope's actor did. Nothing else
     * says who terminated, edited, deleted or rolled back.
     *
     * @param said its message, at most 500 characters
     */
    record ActionReported(Action action, String said) implements ApplicationEvent {}

    /** {@code status.health.status}. */
    enum Health {
        HEALTHY,
        PROGRESSING,
        DEGRADED,
        SUSPENDED,
        MISSING,
        UNKNOWN
    }

    /** {@code status.sync.status}. */
    enum Comparison {
        SYNCED,
        OUT_OF_SYNC,
        UNKNOWN
    }

    /** {@code status.applicationStatus[].status} of an ApplicationSet. */
    enum Rollout {
        WAITING,
        PENDING,
        PROGRESSING,
        HEALTHY
    }

    /** What somebody did. */
    enum Action {
        CREATED,
        SPEC_CHANGED,
        DELETED,
        SYNC_STARTED,
        ROLLBACK_STARTED,
        SYNC_TERMINATED,
        /** A live object was patched, deleted, or an action of it was run. */
        RESOURCE_CHANGED
    }
}
