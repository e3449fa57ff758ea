package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two looks at the locks say together: which were taken, which given back, and for how long
 * nobody looked. Pure; two portals with the same looks make the same entries.
 *
 * @param server Atlantis' address
 * @param unseen more than this between two looks is a gap
 */
record LockChanges(String server, Duration unseen) {

    static final String MISSING = "locks of Terraform projects";

    /**
     * The entries.
     *
     * @param before null for the first look ever
     * @param evidence of the look at {@code now}
     */
    List<NewEntry> between(@Nullable LocksLook before, LocksLook now, String evidence) {
        var entries = new ArrayList<NewEntry>();
        if (before != null && Duration.between(before.at(), now.at()).compareTo(unseen) > 0) {
            entries.add(gap(before.at(), now.at()));
        }
        if (before == null) {
            now.held().forEach(lock -> entries.add(acquired(lock, evidence)));
            return entries;
        }
        before.without(now.after(before))
                .forEach(lock -> entries.add(released(lock, now.at(), evidence)));
        now.without(before).forEach(lock -> entries.add(acquired(lock, evidence)));
        return entries;
    }

    private NewEntry acquired(HeldLock lock, String evidence) {
        var event = new LockEvent.Acquired(lock.project(), lock.change(), lock.since());
        return entry(lock, lock.fact(), lock.since(), evidence, event);
    }

    private NewEntry released(HeldLock lock, Instant at, String evidence) {
        var event = new LockEvent.Released(lock.project(), lock.change(), lock.since());
        return entry(lock, lock.releasedFact(), at, evidence, event);
    }

    private NewEntry entry(HeldLock lock, Fact fact, Instant time, String evidence, Event event) {
        String holder = lock.holder();
        // Whoever took it need not be who gave it back, and that Atlantis does not say.
        boolean isTheirs =
                holder != null && !holder.isBlank() && event instanceof LockEvent.Acquired;
        Envelope envelope =
                Envelope.of(
                                fact,
                                Subject.project(lock.repository(), lock.project()),
                                URI.create(server),
                                time,
                                ActorProof.API,
                                ObservedBy.POLL)
                        .by(isTheirs ? new Actor(String.valueOf(holder), null) : null)
                        .in(lock.repository())
                        .readFrom(evidence, AtlantisDeliveryMapper.VERSION);
        return new NewEntry(envelope, event);
    }

    private NewEntry gap(Instant from, Instant to) {
        Envelope envelope =
                Envelope.of(
                        Fact.of("gap", server, "locks", from.toString()),
                        Subject.source(server),
                        URI.create(server),
                        to,
                        ActorProof.API,
                        ObservedBy.POLL);
        return new NewEntry(envelope, new ObservationEvent.Gap(from, to, MISSING));
    }
}
