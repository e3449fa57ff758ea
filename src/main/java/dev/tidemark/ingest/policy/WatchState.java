package dev.tidemark.ingest.policy;

import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one repository's watch is. All of it can be found out again.
 *
 * @param judged head of each open pull request that was looked at, by its number
 * @param toTell commit of the version that is still to get its status
 * @param windows how far freezes are in the log; null if that is not known
 */
record WatchState(
        Known known,
        Map<Long, Revision> judged,
        @Nullable Revision toTell,
        @Nullable WindowsSeen windows) {

    static final WatchState NEW = new WatchState(Known.NOTHING, Map.of(), null, null);

    WatchState {
        judged = Map.copyOf(judged);
    }

    /**
     * Freezes up to an instant are in the log, by one version of the policy.
     *
     * @param version position of its entry
     */
    record WindowsSeen(Instant until, long version) {}

    WatchState with(Known read) {
        return new WatchState(read, judged, toTell, windows);
    }

    WatchState with(Map<Long, Revision> heads) {
        return new WatchState(known, heads, toTell, windows);
    }

    WatchState telling(@Nullable Revision commit) {
        return new WatchState(known, judged, commit, windows);
    }

    WatchState with(WindowsSeen seen) {
        return new WatchState(known, judged, toTell, seen);
    }
}
