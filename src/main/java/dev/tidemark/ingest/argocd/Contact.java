package dev.tidemark.ingest.argocd;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a cluster was last heard, and what the log is to be told of the times when it was not. One
 * outage is one gap, whatever number of portals tell it.
 */
final class Contact {

    /** A watch that ends and is opened anew misses nothing worth an entry. */
    private static final Duration REOPENING = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Kind kind;
    private final Duration lostAfter;
    private @Nullable Instant heard;
    private @Nullable Instant lostSince;
    private @Nullable Instant beforeOpening;
    private @Nullable Instant missedFrom;

    /**
     * As it was left.
     *
     * @param heard null if it never was
     * @param lostSince null unless the log was told
     */
    Contact(
            Cluster cluster,
            Kind kind,
            Duration lostAfter,
            @Nullable Instant heard,
            @Nullable Instant lostSince) {
        this.cluster = cluster;
        this.kind = kind;
        this.lostAfter = lostAfter;
        this.heard = heard;
        this.lostSince = lostSince;
    }

    synchronized @Nullable Instant heard() {
        return heard;
    }

    /** Null unless the log says that it is not observed. */
    synchronized @Nullable Instant lostSince() {
        return lostSince;
    }

    /** Something came; everything up to now has been seen. */
    synchronized void hear(Instant now) {
        heard = now;
        beforeOpening = null;
    }

    /** The server no longer knows what happened since it was last heard. */
    synchronized void miss(Instant now) {
        Instant from = beforeOpening == null ? heard : beforeOpening;
        if (from != null && Duration.between(from, now).compareTo(REOPENING) > 0) {
            missedFrom = from;
        }
    }

    /** After an attempt that failed: what the log is to be told. */
    synchronized List<NewEntry> stillLost(Instant now) {
        Instant from = heard;
        if (from == null || lostSince != null || !isLong(from, now)) {
            return List.of();
        }
        lostSince = from;
        return List.of(gap(from, now));
    }

    /**
     * It lets itself be watched on from where it was last heard, though its first line may still be
     * that it does not know that place: what the log is to be told.
     */
    synchronized List<NewEntry> opened(Instant now) {
        Instant from = lostSince == null ? heard : lostSince;
        boolean isNews = lostSince != null || (from != null && isLong(from, now));
        beforeOpening = heard;
        lostSince = null;
        heard = now;
        return from == null || !isNews ? List.of() : List.of(resumed(from, now));
    }

    /** All of it was read anew: what the log is to be told. */
    synchronized List<NewEntry> listed(Instant now) {
        Instant missed = missedFrom;
        missedFrom = null;
        List<NewEntry> entries = opened(now);
        beforeOpening = null;
        return missed == null ? entries : List.of(gap(missed, now), resumed(missed, now));
    }

    private boolean isLong(Instant from, Instant now) {
        return Duration.between(from, now).compareTo(lostAfter) > 0;
    }

    private NewEntry gap(Instant from, Instant to) {
        String missing = kind.words() + " of cluster " + cluster.name();
        return entry("gap", from, to, new ObservationEvent.Gap(from, to, missing));
    }

    /** Also by one that was restarted between telling the gap and keeping that it told it. */
    private NewEntry resumed(Instant from, Instant now) {
        return entry("resumed", from, now, new ObservationEvent.Resumed(now));
    }

    private NewEntry entry(String what, Instant from, Instant time, Event event) {
        String uri = cluster.uri().toString();
        return new NewEntry(
                Envelope.of(
                        Fact.of(what, uri, kind.resource(), from.toString()),
                        Subject.source(uri),
                        cluster.uri(),
                        time,
                        ActorProof.API,
                        ObservedBy.WATCH),
                event);
    }
}
