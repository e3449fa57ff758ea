package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.AutoSync;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two snapshots of an application say together. A watch merges changes that follow each other
 * quickly, so everything is told that the pair proves, and no more. Pure; two portals with the same
 * snapshots make the same entries. When they happened: {@link Timeline}.
 */
final class ApplicationChanges {

    private final Cluster cluster;

    ApplicationChanges(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What was learnt.
     *
     * @param after to be remembered; null if there is nothing more to follow
     */
    record Outcome(List<NewEntry> entries, @Nullable Remembered after) {

        Outcome {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The entries.
     *
     * @param before null if it was not seen before
     * @param object the Application as the Kubernetes API gives it; null if it is gone
     * @param evidence SHA-256 of the kept document
     * @throws UnreadableDocument if it is no Application
     */
    Outcome between(
            @Nullable Remembered before, @Nullable JsonNode object, Look look, String evidence) {
        if (object == null || object.isNull()) {
            return before == null ? new Outcome(List.of(), null) : gone(before, look, evidence);
        }
        ApplicationSnapshot now = ApplicationSnapshot.of(object, cluster);
        if (before != null && now.uid().equals(before.snapshot().uid())) {
            return now.isNoNewerThan(before.snapshot())
                    ? new Outcome(List.of(), before)
                    : changed(before, now.continuing(before.snapshot()), look, evidence);
        }
        return appeared(before, now, look, evidence);
    }

    /**
     * Tells that Argo CD has not compared it for too long, once. A paused one is not meant to be.
     *
     * @param limit several of Argo CD's poll periods
     */
    Outcome stalled(Remembered before, Instant at, Duration limit) {
        ApplicationSnapshot snapshot = before.snapshot();
        Instant reconciledAt = snapshot.reconciledAt();
        if (before.stalled()
                || reconciledAt == null
                || snapshot.spec().paused()
                || Duration.between(reconciledAt, at).compareTo(limit) <= 0) {
            return new Outcome(List.of(), before);
        }
        var timeline = new Timeline(before.lastTime(), new Look(at, false).at());
        var entries = new Entries(cluster, subject(snapshot), null);
        entries.add(
                ApplicationFacts.stalled(snapshot.uid(), reconciledAt),
                timeline.seen(null),
                new ApplicationEvent.Stalled(snapshot.uid(), reconciledAt));
        return new Outcome(entries.inOrder(), new Remembered(snapshot, timeline.last(), true));
    }

    private Outcome gone(Remembered before, Look look, String evidence) {
        var timeline = new Timeline(before.lastTime(), look.at());
        var entries = new Entries(cluster, subject(before.snapshot()), evidence);
        tellEndOfLast(before.snapshot(), timeline, entries);
        tellDeleted(before.snapshot().uid(), look.unwatched(), timeline.seen(null), entries);
        return new Outcome(entries.inOrder(), null);
    }

    private Outcome appeared(
            @Nullable Remembered before, ApplicationSnapshot now, Look look, String evidence) {
        var timeline = new Timeline(before == null ? null : before.lastTime(), look.at());
        var entries = new Entries(cluster, subject(now), evidence);
        if (before != null) {
            tellEndOfLast(before.snapshot(), timeline, entries);
            // It went at the latest when the other came, which nobody saw.
            tellDeleted(before.snapshot().uid(), true, timeline.at(now.createdAt()), entries);
        }
        entries.add(
                ApplicationFacts.created(now.uid()),
                timeline.at(now.createdAt()),
                new ApplicationEvent.Created(now.uid(), now.spec()));
        var comparison = new ComparisonChanges(null, now, entries, timeline);
        new SyncChanges(null, now, entries, timeline, comparison).tell();
        comparison.tell();
        new StatusChanges(null, now, entries, timeline).tell();
        return new Outcome(entries.inOrder(), new Remembered(now, timeline.last()));
    }

    private Outcome changed(
            Remembered before, ApplicationSnapshot now, Look look, String evidence) {
        ApplicationSnapshot then = before.snapshot();
        var timeline = new Timeline(before.lastTime(), look.at());
        var entries = new Entries(cluster, subject(now), evidence);
        Instant reconciledAt = now.reconciledAfter(then) ? now.reconciledAt() : null;
        boolean stalled = before.stalled();
        if (stalled && reconciledAt != null) {
            stalled = false;
            entries.add(
                    ApplicationFacts.reconciled(now.uid(), reconciledAt),
                    timeline.seen(reconciledAt),
                    new ApplicationEvent.Reconciled(now.uid(), reconciledAt));
        }
        tellSpec(then, now, reconciledAt, timeline, entries);
        var comparison = new ComparisonChanges(then, now, entries, timeline);
        new SyncChanges(then, now, entries, timeline, comparison).tell();
        comparison.tell();
        new StatusChanges(then, now, entries, timeline).tell();
        return new Outcome(entries.inOrder(), new Remembered(now, timeline.last(), stalled));
    }

    private static void tellSpec(
            ApplicationSnapshot then,
            ApplicationSnapshot now,
            @Nullable Instant reconciledAt,
            Timeline timeline,
            Entries entries) {
        if (!now.specDigest().equals(then.specDigest())
                || !now.spec().with(AutoSync.OFF).equals(then.spec().with(AutoSync.OFF))) {
            entries.add(
                    ApplicationFacts.spec(now),
                    timeline.seen(reconciledAt),
                    new ApplicationEvent.SpecChanged(now.uid(), now.spec()));
        }
        if (!now.spec().autoSync().equals(then.spec().autoSync())) {
            entries.add(
                    ApplicationFacts.autoSync(now),
                    timeline.seen(reconciledAt),
                    new ApplicationEvent.AutoSyncChanged(now.uid(), now.spec().autoSync()));
        }
    }

    private static void tellEndOfLast(
            ApplicationSnapshot last, Timeline timeline, Entries entries) {
        var comparison = new ComparisonChanges(last, last, entries, timeline);
        new SyncChanges(last, last, entries, timeline, comparison).tellEndOfLast();
    }

    private static void tellDeleted(
            String uid, boolean timeUnknown, Instant time, Entries entries) {
        entries.add(
                ApplicationFacts.deleted(uid),
                time,
                new ApplicationEvent.Deleted(uid, timeUnknown));
    }

    private Subject subject(ApplicationSnapshot snapshot) {
        return cluster.application(snapshot.namespace(), snapshot.name());
    }
}
