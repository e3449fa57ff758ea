package dev.tidemark.argocd;

import dev.tidemark.argocd.DriftEpisode.ClosedBy;
import dev.tidemark.argocd.DriftEpisode.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads drift from segments. Pure: the same segments and digests give the same episodes, whenever
 * the digests were learnt.
 */
final class Episodes {

    private final Placement placement;
    private final Map<String, String> digests;
    private final @Nullable Instant syncingSince;
    private final List<DriftEpisode> closed = new ArrayList<>();
    private @Nullable Open open;
    private boolean isCertain = true;
    private int decided = -1;

    /**
     * What segments tell.
     *
     * @param episodes by when they began; the last may be open
     * @param decided index of the last segment at which nothing was open, and before which nothing
     *     that is learnt later can change anything; -1 if there is none
     */
    record Read(List<DriftEpisode> episodes, int decided) {}

    /** The episode that a segment goes on with. */
    private static final class Open {
        private final Segment first;
        private Segment last;
        private Kind kind;
        private int changes;
        private final List<Segment.Repair> repairs = new ArrayList<>();

        Open(Segment first, Kind kind) {
            this.first = first;
            this.last = first;
            this.kind = kind;
            this.repairs.addAll(first.repairs());
        }

        /** A sync succeeded, and none of what differed before does so after it. */
        boolean isRepairedBefore(Segment segment) {
            return !repairs.isEmpty()
                    && last.namesAllResources()
                    && segment.namesAllResources()
                    && Collections.disjoint(last.resources(), segment.resources());
        }

        void goOn(Segment segment, Standing standing) {
            if (!segment.resourcesDigest().equals(last.resourcesDigest())) {
                changes++;
            }
            last = segment;
            repairs.addAll(segment.repairs());
            if (standing == Standing.DRIFT) {
                kind = Kind.DRIFT;
            }
        }
    }

    private Episodes(
            Placement placement, Map<String, String> digests, @Nullable Instant syncingSince) {
        this.placement = placement;
        this.digests = digests;
        this.syncingSince = syncingSince;
    }

    /**
     * Reads them.
     *
     * @param syncingSince when the sync that runs began, which may have repaired what differed
     *     since; null if none runs
     */
    static Read in(
            List<Segment> segments,
            Placement placement,
            Map<String, String> digests,
            @Nullable Instant syncingSince) {
        var episodes = new Episodes(placement, digests, syncingSince);
        for (int i = 0; i < segments.size(); i++) {
            episodes.add(segments.get(i));
            if (episodes.isCertain && episodes.open == null) {
                episodes.decided = i;
            }
        }
        if (episodes.open != null) {
            episodes.closed.add(episodes.episode(episodes.open, null, null, null));
        }
        return new Read(episodes.closed, episodes.decided);
    }

    private void add(Segment segment) {
        isCertain &= syncingSince == null || !segment.from().isAfter(syncingSince);
        if (segment.gone()) {
            close(segment.from(), ClosedBy.DELETION, null);
            return;
        }
        Standing standing = segment.standing(digests);
        isCertain &= standing != Standing.UNDETERMINED;
        switch (standing) {
            case DRIFT -> openOrGoOn(segment, standing);
            case UNDETERMINED -> openOrGoOn(segment, standing);
            case PENDING -> close(segment.from(), ClosedBy.COMMIT, null);
            case SYNCED -> closeAsSynced(segment);
            case UNKNOWN -> {}
        }
    }

    private void openOrGoOn(Segment segment, Standing standing) {
        if (open != null && open.isRepairedBefore(segment)) {
            closeAsRepaired(open.repairs.getLast());
        }
        if (open == null) {
            open = new Open(segment, standing == Standing.DRIFT ? Kind.DRIFT : Kind.UNDETERMINED);
        } else {
            open.goOn(segment, standing);
        }
    }

    private void closeAsSynced(Segment segment) {
        if (open == null) {
            return;
        }
        if (!open.repairs.isEmpty()) {
            closeAsRepaired(open.repairs.getLast());
            return;
        }
        ClosedBy how =
                switch (Difference.between(open.last.compared(), segment.compared(), digests)) {
                    case NONE -> ClosedBy.HAND;
                    case SOME -> ClosedBy.COMMIT;
                    case UNKNOWN -> ClosedBy.NOT_KNOWN;
                };
        isCertain &= how != ClosedBy.NOT_KNOWN;
        close(segment.from(), how, null);
    }

    private void closeAsRepaired(Segment.Repair repair) {
        isCertain &= repair.isCertain(digests);
        close(
                repair.at(),
                repair.isSelfHeal(digests) ? ClosedBy.SELF_HEAL : ClosedBy.SYNC,
                repair.by());
    }

    private void close(Instant at, ClosedBy how, @Nullable String closer) {
        if (open != null) {
            closed.add(episode(open, at, how, closer));
            open = null;
        }
    }

    private DriftEpisode episode(
            Open from, @Nullable Instant closedAt, @Nullable ClosedBy how, @Nullable String by) {
        return new DriftEpisode(
                from.first.from(),
                closedAt,
                how,
                by,
                from.kind,
                from.last.resources(),
                from.last.resourceCount(),
                from.changes,
                from.first.compared().revision(),
                placement);
    }
}
