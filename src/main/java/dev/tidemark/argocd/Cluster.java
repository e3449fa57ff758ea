package dev.tidemark.argocd;

import dev.tidemark.event.ArgoCdEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Argo CD that is watched.
 *
 * @param name of the cluster, as it is called in {@code TIDEMARK_ARGOCD_CLUSTERS}
 * @param namespace that Argo CD runs in
 * @param resumedAt since when it is observed, as was last told
 * @param gaps the last of those that ended, and those that are open
 * @param settings the last that were seen; none if none were
 */
public record Cluster(
        String name,
        String namespace,
        @Nullable Instant resumedAt,
        List<Gap> gaps,
        List<Settings> settings) {

    public Cluster {
        gaps = List.copyOf(gaps);
        settings = List.copyOf(settings);
    }

    /**
     * A time in which nobody watched.
     *
     * @param to null until it is observed again
     * @param missing what could not be seen, as the watcher says
     */
    public record Gap(Instant from, @Nullable Instant to, String missing, boolean learntLater) {

        String id() {
            return from.toString();
        }

        Gap until(Instant end) {
            return new Gap(from, end.isBefore(from) ? from : end, missing, learntLater);
        }
    }

    /**
     * What decides whether waves and phases wait, since when it was seen so.
     *
     * @param applicationHealth as in {@link ArgoCdEvent.SettingsChanged}
     */
    public record Settings(
            Instant from,
            boolean applicationHealth,
            boolean progressiveSyncs,
            boolean learntLater) {

        String id() {
            return from.toString();
        }
    }

    Cluster after(JoinedFact fact) {
        return switch (fact.event()) {
            case ObservationEvent.Gap gap -> unobserved(gap, fact.learntLater());
            case ObservationEvent.Resumed resumed -> resumed(resumed.since());
            case ArgoCdEvent.SettingsChanged changed ->
                    new Cluster(
                            name,
                            namespace,
                            resumedAt,
                            gaps,
                            List.of(
                                    new Settings(
                                            fact.time(),
                                            changed.applicationHealth(),
                                            changed.progressiveSyncs(),
                                            fact.learntLater())));
            // ClusterProjection gives nothing else a key.
            default -> throw new IllegalArgumentException("not of a cluster: " + fact.type());
        };
    }

    /** Open until the watcher says that it sees again: it may have said so at the same second. */
    private Cluster unobserved(ObservationEvent.Gap gap, boolean learntLater) {
        boolean hasEnded = resumedAt != null && !resumedAt.isBefore(gap.to());
        var found = new Gap(gap.from(), hasEnded ? gap.to() : null, gap.missing(), learntLater);
        var all = new ArrayList<>(gaps.stream().filter(each -> each.to() == null).toList());
        all.removeIf(each -> each.id().equals(found.id()));
        all.add(found);
        return new Cluster(name, namespace, resumedAt, all, settings);
    }

    private Cluster resumed(Instant since) {
        return new Cluster(
                name,
                namespace,
                since,
                gaps.stream()
                        .filter(each -> each.to() == null)
                        .map(each -> each.until(since))
                        .toList(),
                settings);
    }
}
