package dev.tidemark.argocd;

import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationEvent.Rollout;
import dev.tidemark.event.ApplicationSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was true of an application in a time.
 *
 * @param from since when
 * @param to until when; null if it still is
 * @param exists false from its deletion on, and then nothing else counts
 * @param spec null if it was not seen
 * @param deployed what the last succeeded sync deployed; null if none is known
 * @param deployedAt when that was
 * @param standing how live state stands to Git
 * @param standingSince since when
 * @param compared what live state was compared with when its standing began
 * @param differing the first 20 resources that differ
 * @param differingCount how many do
 * @param health null if it was not seen
 * @param healthSince by Argo CD's clock
 * @param images that run
 * @param syncingSince when the sync that runs began; null if none runs
 * @param autoSyncOffSince null if it is on, or was never seen on
 * @param autoSyncOffBy who switched it off, if Argo CD told
 * @param conditions Argo CD's own, by name
 * @param comparedLast when Argo CD compared it last, if it has not for long; null if it has
 * @param phase where it stands in its ApplicationSet's roll-out
 * @param base what live state was last known to equal; only while the standing is undetermined
 * @param learntLater whether something in it was learnt after something that happened later
 */
public record ApplicationState(
        Instant from,
        @Nullable Instant to,
        boolean exists,
        @Nullable ApplicationSpec spec,
        @Nullable Target deployed,
        @Nullable Instant deployedAt,
        Standing standing,
        @Nullable Instant standingSince,
        @Nullable Target compared,
        List<String> differing,
        int differingCount,
        @Nullable Health health,
        @Nullable Instant healthSince,
        @Nullable String healthMessage,
        List<String> images,
        @Nullable Instant syncingSince,
        @Nullable Instant autoSyncOffSince,
        @Nullable String autoSyncOffBy,
        List<Condition> conditions,
        @Nullable Instant comparedLast,
        @Nullable Phase phase,
        boolean learntLater,
        @Nullable Target base,
        Placement placement) {

    /** A condition that Argo CD raised. */
    public record Condition(String name, String message, Instant since) {}

    /**
     * A step of a RollingSync.
     *
     * @param step counted from 1
     */
    public record Phase(String applicationSet, int step, Rollout status, Instant since) {}

    ApplicationState until(@Nullable Instant end) {
        return with(from, end, standing, standingSince, base, learntLater);
    }

    ApplicationState startingAt(Instant begin) {
        return with(begin, to, standing, standingSince, base, learntLater);
    }

    /** The same, whenever it was and whenever it was learnt. */
    public ApplicationState timeless() {
        return with(Instant.EPOCH, null, standing, standingSince, base, false);
    }

    /** The same, its standing no longer undetermined if that is known by now. */
    ApplicationState settled(Standing stands) {
        return stands == Standing.DRIFT || stands == Standing.PENDING
                ? with(from, to, stands, standingSince, null, learntLater)
                : this;
    }

    ApplicationState standingSince(@Nullable Instant since) {
        return with(from, to, standing, since, base, learntLater);
    }

    private ApplicationState with(
            Instant begin,
            @Nullable Instant end,
            Standing stands,
            @Nullable Instant since,
            @Nullable Target asked,
            boolean late) {
        return new ApplicationState(
                begin,
                end,
                exists,
                spec,
                deployed,
                deployedAt,
                stands,
                since,
                compared,
                differing,
                differingCount,
                health,
                healthSince,
                healthMessage,
                images,
                syncingSince,
                autoSyncOffSince,
                autoSyncOffBy,
                conditions,
                comparedLast,
                phase,
                late,
                asked,
                placement);
    }
}
