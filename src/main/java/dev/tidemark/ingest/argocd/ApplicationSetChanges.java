package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationEvent.RolloutChanged;
import dev.tidemark.event.ApplicationSetEvent;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.argocd.SetSnapshot.Place;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What two snapshots of an ApplicationSet say together, as {@link ApplicationChanges} does of an
 * application: also where its applications stand in its phases.
 */
final class ApplicationSetChanges {

    private final Cluster cluster;

    ApplicationSetChanges(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What was learnt.
     *
     * @param after to be remembered; null if there is nothing more to follow
     */
    record Outcome(List<NewEntry> entries, @Nullable RememberedSet after) {

        Outcome {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The entries.
     *
     * @param before null if it was not seen before
     * @param object the ApplicationSet as the Kubernetes API gives it; null if it is gone
     * @param evidence SHA-256 of the kept document
     * @throws UnreadableDocument if it is no ApplicationSet
     */
    Outcome between(
            @Nullable RememberedSet before, @Nullable JsonNode object, Look look, String evidence) {
        var timeline = new Timeline(before == null ? null : before.lastTime(), look.at());
        if (object == null || object.isNull()) {
            return before == null
                    ? new Outcome(List.of(), null)
                    : gone(before.snapshot(), look, timeline, evidence);
        }
        SetSnapshot now = SetSnapshot.of(object, cluster);
        SetSnapshot then = before == null ? null : before.snapshot();
        if (before != null && isNoNewer(now, before.snapshot(), look)) {
            return new Outcome(List.of(), before);
        }
        var entries = new Entries(cluster, subject(now), evidence);
        if (then != null && !then.uid().equals(now.uid())) {
            tellDeleted(then.uid(), true, timeline.at(now.createdAt()), entries);
            then = null;
        }
        tellMeant(then, now, look, timeline, entries);
        tellPlaces(then, now, timeline, entries);
        tellConditions(then, now, timeline, entries);
        return new Outcome(entries.inOrder(), new RememberedSet(now, timeline.last()));
    }

    /**
     * The first list of a watch may come from a cache. What the watch itself brings never does, so
     * a cluster that was restored from a backup is not taken for one for ever.
     */
    private static boolean isNoNewer(SetSnapshot now, SetSnapshot then, Look look) {
        return now.uid().equals(then.uid())
                && (now.resourceVersion().equals(then.resourceVersion())
                        || (look.unwatched()
                                && ApplicationSnapshot.isLower(
                                        now.resourceVersion(), then.resourceVersion())));
    }

    private Outcome gone(SetSnapshot then, Look look, Timeline timeline, String evidence) {
        var entries = new Entries(cluster, subject(then), evidence);
        tellDeleted(then.uid(), look.unwatched(), timeline.seen(null), entries);
        return new Outcome(entries.inOrder(), null);
    }

    private static void tellDeleted(
            String uid, boolean timeUnknown, Instant time, Entries entries) {
        entries.add(
                Fact.of("applicationset", uid, "deleted"),
                time,
                new ApplicationSetEvent.Deleted(uid, timeUnknown));
    }

    /** One that is seen to appear was so from its beginning; of an older one that is not known. */
    private static void tellMeant(
            @Nullable SetSnapshot then,
            SetSnapshot now,
            Look look,
            Timeline timeline,
            Entries entries) {
        SetSnapshot.Meant meant = now.meant();
        if (then != null && then.meant().equals(meant)) {
            return;
        }
        Instant time =
                then == null && !look.unwatched()
                        ? timeline.at(now.createdAt())
                        : timeline.seen(null);
        entries.add(
                Fact.of(
                        "applicationset",
                        now.uid(),
                        Hash.brief(Memory.toJson(meant)),
                        now.resourceVersion()),
                time,
                new ApplicationSetEvent.Changed(
                        now.uid(),
                        meant.wave(),
                        meant.rollingSync(),
                        meant.steps(),
                        meant.templateLabels()));
    }

    private void tellPlaces(
            @Nullable SetSnapshot then, SetSnapshot now, Timeline timeline, Entries entries) {
        List<Place> known = then == null ? List.of() : then.places();
        for (Place place : now.places()) {
            if (!place.isIn(known)) {
                entries.add(
                        cluster.application(now.namespace(), place.application()),
                        Fact.of(
                                "rollout",
                                now.uid(),
                                place.application(),
                                place.since().toString(),
                                place.status().name().toLowerCase(Locale.ROOT)),
                        timeline.at(place.since()),
                        new RolloutChanged(
                                now.name(),
                                place.step(),
                                place.status(),
                                place.targetRevisions(),
                                place.message()),
                        place.targetRevisions(),
                        null);
            }
        }
    }

    private static void tellConditions(
            @Nullable SetSnapshot then, SetSnapshot now, Timeline timeline, Entries entries) {
        List<SeenCondition> known = then == null ? List.of() : then.conditions();
        for (SeenCondition condition : known) {
            if (!condition.hasTypeAmong(now.conditions())) {
                entries.add(
                        ApplicationFacts.cleared(now.uid(), condition),
                        timeline.seen(null),
                        new ApplicationSetEvent.ConditionCleared(
                                now.uid(), condition.type(), condition.since()));
            }
        }
        for (SeenCondition condition : now.conditions()) {
            if (!condition.isAmong(known)) {
                entries.add(
                        ApplicationFacts.raised(now.uid(), condition),
                        timeline.at(condition.since()),
                        new ApplicationSetEvent.ConditionRaised(
                                now.uid(), condition.type(), condition.message()));
            }
        }
    }

    private Subject subject(SetSnapshot snapshot) {
        return cluster.applicationSet(snapshot.namespace(), snapshot.name());
    }
}
