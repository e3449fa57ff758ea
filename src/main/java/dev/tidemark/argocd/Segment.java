package dev.tidemark.argocd;

import dev.tidemark.event.ApplicationEvent.Comparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a comparison said the same.
 *
 * @param from when it began to
 * @param status of the comparison, never {@code UNKNOWN}: that says nothing
 * @param base what live state was last known to equal; null if it never was
 * @param syncing what a sync that ran then went to; null if none ran
 * @param compared what it was compared with
 * @param resources what differed, at most 50
 * @param resourceCount how many
 * @param resourcesDigest of all of them: equal if they are
 * @param onlyPrunes whether all of them left Git and wait to be deleted
 * @param specMoved whether the comparison is one with another spec than the application has
 * @param repairs syncs that succeeded in it
 * @param seen whether a comparison said so; if not, a sync told of it when it had ended
 * @param gone whether there is no application any more: nothing else in it counts then
 */
record Segment(
        Instant from,
        Comparison status,
        @Nullable Target base,
        @Nullable Target syncing,
        Target compared,
        List<String> resources,
        int resourceCount,
        String resourcesDigest,
        boolean onlyPrunes,
        boolean specMoved,
        List<Repair> repairs,
        boolean seen,
        boolean gone) {

    /**
     * A sync that may have closed a drift.
     *
     * @param heals whether Argo CD took it for a repair, which is no proof that it was one
     * @param by who began it; null for Argo CD itself
     * @param from what was deployed before; null if nothing was
     * @param to what it synced
     */
    record Repair(
            Instant at, boolean heals, @Nullable String by, @Nullable Target from, Target to) {

        boolean isSelfHeal(Map<String, String> digests) {
            return heals && Difference.between(from, to, digests) != Difference.SOME;
        }

        /** Whether nothing that is learnt of paths can make another thing of it. */
        boolean isCertain(Map<String, String> digests) {
            return !heals || Difference.between(from, to, digests) != Difference.UNKNOWN;
        }
    }

    /** From an instant on live state is as a sync made it. */
    static Segment equalTo(Target to, Instant at, Target base) {
        return new Segment(
                at,
                Comparison.SYNCED,
                base,
                null,
                to,
                List.of(),
                0,
                "",
                false,
                false,
                List.of(),
                false,
                false);
    }

    /** From now on there is no application. */
    Segment untilGone(Instant at) {
        return new Segment(
                at,
                Comparison.SYNCED,
                base,
                null,
                compared,
                List.of(),
                0,
                "",
                false,
                false,
                List.of(),
                true,
                true);
    }

    Standing standing(Map<String, String> digests) {
        if (gone) {
            return Standing.UNKNOWN;
        }
        if (status == Comparison.SYNCED) {
            return Standing.SYNCED;
        }
        if (specMoved || onlyPrunes) {
            return Standing.PENDING;
        }
        Standing stands = after(base, digests);
        // While a sync runs, live state is between the two.
        return syncing == null || stands == Standing.PENDING || after(syncing, digests) == stands
                ? stands
                : after(syncing, digests) == Standing.PENDING
                        ? Standing.PENDING
                        : Standing.UNDETERMINED;
    }

    private Standing after(@Nullable Target live, Map<String, String> digests) {
        return switch (Difference.between(live, compared, digests)) {
            case NONE -> Standing.DRIFT;
            case SOME -> Standing.PENDING;
            case UNKNOWN -> Standing.UNDETERMINED;
        };
    }

    /** Whether no resource that differed is left out of the list. */
    boolean namesAllResources() {
        return resources.size() == resourceCount;
    }

    Segment with(Repair repair) {
        var all = new ArrayList<>(repairs);
        all.add(repair);
        return new Segment(
                from,
                status,
                base,
                syncing,
                compared,
                resources,
                resourceCount,
                resourcesDigest,
                onlyPrunes,
                specMoved,
                List.copyOf(all),
                seen,
                gone);
    }
}
