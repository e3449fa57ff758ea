package dev.tidemark.argocd;

import dev.tidemark.event.ApplicationEvent.Action;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of an application to fold on. Its past is in the histories of {@link
 * ApplicationProjection}.
 *
 * @param uid null before it was seen
 * @param goneAt when it was deleted; null if it was not
 * @param base what live state was last known to equal
 * @param partial what a partial sync went to, and did not reach for certain yet
 * @param digests of what feeds it, by {@link Target.At#pathsKey}: of the revisions that still count
 * @param segments from the last one that closed everything before it
 * @param episodes that were written and may still change
 * @param deployments that may still change, the newest last
 * @param states that may still change, the newest last
 * @param learnt what feeds it, as the last fact told
 * @param reports the last of what Argo CD told that people did
 */
public record Application(
        String cluster,
        String namespace,
        String name,
        @Nullable String uid,
        @Nullable ApplicationSpec spec,
        @Nullable Instant goneAt,
        @Nullable Target deployed,
        @Nullable Instant deployedAt,
        @Nullable Target base,
        @Nullable Target partial,
        boolean isUnknown,
        @Nullable Health health,
        @Nullable Instant healthSince,
        @Nullable String healthMessage,
        List<String> images,
        @Nullable Instant autoSyncOffSince,
        @Nullable String autoSyncOffBy,
        List<ApplicationState.Condition> conditions,
        @Nullable Instant comparedLast,
        ApplicationState.@Nullable Phase phase,
        Map<String, String> digests,
        List<Segment> segments,
        List<DriftEpisode> episodes,
        List<Deployment> deployments,
        List<ApplicationState> states,
        List<PathsAt> learnt,
        List<Report> reports) {

    /** What somebody did, as Argo CD told. */
    record Report(Action action, String by, Instant at) {

        /** Argo CD's events of what people did have another clock's seconds than what they did. */
        private static final Duration SAME_ACT = Duration.ofSeconds(10);

        boolean isNear(Instant instant) {
            return areNear(at, instant);
        }

        /** Whether what is told of one instant may be about the other. */
        static boolean areNear(Instant one, Instant other) {
            return Duration.between(one, other).abs().compareTo(SAME_ACT) <= 0;
        }
    }

    /** Nothing is known of it. */
    static Application unseen(String cluster, String namespace, String name) {
        return new Application(
                cluster, namespace, name, null, null, null, null, null, null, null, true, null,
                null, null, List.of(), null, null, List.of(), null, null, Map.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** What is true of it now. */
    public ApplicationState now() {
        return states.getLast();
    }
}
