package dev.tidemark.eventlog;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import java.net.URI;
import java.time.Instant;

/** Entries to record. */
public final class Samples {

    public static final Repository BACKEND = Repository.byId("github.com", 1296269);
    private static final Instant MORNING = Instant.parse("2026-11-23T09:12:00Z");

    private Samples() {}

    /** One change each number. */
    public static NewEntry opened(long number) {
        return opened(number, "Change " + number);
    }

    public static NewEntry opened(long number, String title) {
        var fact = Fact.of(BACKEND.toString(), Long.toString(number), "opened");
        var hana = new Actor("hana", "583231");
        return new NewEntry(
                Envelope.of(
                                fact,
                                Subject.change(BACKEND, number),
                                URI.create("https://github.com/eco-cycle/backend"),
                                MORNING.plusSeconds(number),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .by(hana)
                        .in(BACKEND),
                new ChangeEvent.Opened(
                        new Description(title, hana, "main", "auth/own-redis", null, false)));
    }
}
