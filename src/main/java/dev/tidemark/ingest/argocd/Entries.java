package dev.tidemark.ingest.argocd;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The entries that one pair of snapshots makes. */
final class Entries {

    /** Raised when the same documents are read differently. */
    static final int MAPPER = 1;

    private static final String REDACTED = "[redacted:";
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    private final Cluster cluster;
    private final Subject subject;
    private final @Nullable String evidence;
    private final List<NewEntry> entries = new ArrayList<>();

    Entries(Cluster cluster, Subject subject, @Nullable String evidence) {
        this.cluster = cluster;
        this.subject = subject;
        this.evidence = evidence;
    }

    void add(Fact fact, Instant time, Event event) {
        add(fact, time, event, List.of(), null);
    }

    /**
     * Adds one.
     *
     * @param revisions that it is about
     * @param by who did it
     */
    void add(Fact fact, Instant time, Event event, List<String> revisions, @Nullable String by) {
        add(subject, fact, time, event, revisions, by);
    }

    /** Adds one about something else. */
    void add(
            Subject about,
            Fact fact,
            Instant time,
            Event event,
            List<String> revisions,
            @Nullable String by) {
        Envelope envelope =
                Envelope.of(fact, about, cluster.uri(), time, ActorProof.API, ObservedBy.WATCH)
                        .by(actor(by))
                        .at(single(revisions))
                        .readFrom(evidence, MAPPER);
        entries.add(new NewEntry(envelope, event));
    }

    /** All of them by time; where it is the same, as they were added. */
    List<NewEntry> inOrder() {
        return entries.stream()
                .sorted(Comparator.comparing(entry -> entry.envelope().time()))
                .toList();
    }

    /** Argo CD's user names may be e-mail addresses; one that may not be stored names nobody. */
    private static @Nullable Actor actor(@Nullable String by) {
        return by == null || by.isBlank() || by.contains(REDACTED) ? null : new Actor(by, null);
    }

    private static @Nullable Revision single(List<String> revisions) {
        List<Revision> full =
                revisions.stream()
                        .filter(revision -> SHA.matcher(revision).matches())
                        .map(Revision::new)
                        .filter(revision -> !revision.isNone())
                        .distinct()
                        .toList();
        return full.size() == 1 ? full.getFirst() : null;
    }
}
