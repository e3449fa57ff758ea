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
 * @param resumed the last tellings that it is observed again
 * @param gaps the last of those that ended, and those that are open
 * @param settings the last that were seen; none if none were
 */
public record Cluster(
        String name,
        String namespace,
        List<Resumed> resumed,
        List<Gap> gaps,
        List<Settings> settings) {

    /** More than one outage is ever told of at once. */
    private static final int MOST_RESUMED = 8;

    public Cluster {
        resumed = List.copyOf(resumed);
        gaps = List.copyOf(gaps);
        settings = List.copyOf(settings);
    }

    /** That one outage has ended. */
    record Resumed(String outage, Instant since) {}

    /**
     * A time in which nobody watched.
     *
     * @param outage what is missing since when: each is ended by itself, since applications may be
     *     watched again while ApplicationSets are not
     * @param to null until it is observed again
     * @param missing what could not be seen, as the watcher says
     */
    public record Gap(
            String outage,
            Instant from,
            @Nullable Instant to,
            String missing,
            boolean learntLater) {

        String id() {
            return outage;
        }

        Gap until(Instant end) {
            return new Gap(outage, from, end.isBefore(from) ? from : end, missing, learntLater);
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
            case ObservationEvent.Gap gap -> unobserved(outage(fact), gap, fact.learntLater());
            case ObservationEvent.Resumed again ->
                    resumed(new Resumed(outage(fact), again.since()));
            case ArgoCdEvent.SettingsChanged changed ->
                    new Cluster(
                            name,
                            namespace,
                            resumed,
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

    /** The keys of both are told by what is missing and since when. */
    private static String outage(JoinedFact fact) {
        String key = fact.fact().value();
        return key.substring(key.indexOf('/') + 1);
    }

    /** Open until the watcher says that it sees again: it may have said so at the same second. */
    private Cluster unobserved(String outage, ObservationEvent.Gap gap, boolean learntLater) {
        Instant ended =
                resumed.stream()
                        .filter(each -> each.outage().equals(outage))
                        .map(Resumed::since)
                        .findFirst()
                        .orElse(null);
        var all = new ArrayList<>(gaps.stream().filter(each -> each.to() == null).toList());
        all.removeIf(each -> each.outage().equals(outage));
        all.add(new Gap(outage, gap.from(), ended, gap.missing(), learntLater));
        return new Cluster(name, namespace, resumed, all, settings);
    }

    private Cluster resumed(Resumed again) {
        var all = new ArrayList<>(resumed);
        all.add(again);
        if (all.size() > MOST_RESUMED) {
            all.removeFirst();
        }
        List<Gap> known =
                gaps.stream()
                        .filter(each -> each.to() == null)
                        .map(each ->
                                each.outage().equals(again.outage())
                                        ? each.until(again.since())
                                        : each)
                        .toList();
        return new Cluster(name, namespace, all, known, settings);
    }
}
