package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalEvent.Basis;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.web.PublicAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes decisions as entries. */
@Singleton
class Entries {

    private static final String FACT = "approval";

    /** More names than that help nobody, and an entry has an end. */
    private static final int MOST_NAMES = 100;

    private final URI source;
    private final Clock clock;

    Entries(PublicAddress address, Clock clock) {
        this.source = URI.create(address.of("/approvals"));
        this.clock = clock;
    }

    /**
     * A decision that every rule allows.
     *
     * @param number of this person's decision about the request
     */
    NewEntry decision(
            Situation situation,
            Explained explained,
            Person person,
            Verdict verdict,
            @Nullable String reason,
            int number) {
        ApprovalEvent event = event(situation, explained, verdict, reason, number);
        Actor actor = person.actor();
        return entry(
                situation.standing(),
                Fact.of(
                        FACT,
                        event.request().id(),
                        Objects.requireNonNull(actor.id()),
                        Integer.toString(number),
                        word(event)),
                actor,
                event);
    }

    private static String word(ApprovalEvent event) {
        return event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static ApprovalEvent event(
            Situation situation,
            Explained explained,
            Verdict verdict,
            @Nullable String reason,
            int number) {
        ApprovalRequest request = situation.standing().request();
        var basis =
                new Basis(
                        situation.commit(),
                        situation.rule().name(),
                        explained.entitledBy() == null ? "" : explained.entitledBy(),
                        few(explained.excluded()));
        String said = reason == null ? "" : reason;
        return switch (verdict) {
            case GRANT ->
                    new ApprovalEvent.Granted(
                            request, number, explained.have(), explained.need(), basis, reason);
            case REJECT -> new ApprovalEvent.Rejected(request, number, basis, said);
            case WITHDRAW -> new ApprovalEvent.Withdrawn(request, number, reason);
            case OVERRIDE ->
                    new ApprovalEvent.Overridden(request, number, basis, explained.broken(), said);
            case UPHOLD -> new ApprovalEvent.Reviewed(request, number, true, reason);
            case DISAPPROVE -> new ApprovalEvent.Reviewed(request, number, false, reason);
        };
    }

    /** A decision that a rule stands against. */
    NewEntry refusal(
            Situation situation,
            Explained explained,
            Person person,
            RuleFact against,
            String sentence) {
        ApprovalRequest request = situation.standing().request();
        Actor actor = person.actor();
        Instant now = clock.instant();
        return entry(
                situation.standing(),
                Fact.of(
                        FACT,
                        request.id(),
                        Objects.requireNonNull(actor.id()),
                        "refused",
                        against.key(),
                        now.toString()),
                actor,
                new ApprovalEvent.Refused(
                        request, against.key(), sentence, few(explained.couldDecide())));
    }

    private static List<String> few(List<String> names) {
        return names.subList(0, Math.min(names.size(), MOST_NAMES));
    }

    /** What was decided counts no more. What is approved anew may become void anew. */
    NewEntry voided(RequestStanding standing, Lapse found) {
        ApprovalRequest request = standing.request();
        String to = found.moved() == null ? Long.toString(found.last()) : found.moved().sha();
        return entry(
                standing,
                Fact.of(
                        FACT,
                        request.id(),
                        "voided",
                        found.cause().name().toLowerCase(Locale.ROOT),
                        to),
                null,
                new ApprovalEvent.Voided(request, found.cause(), found.moved()));
    }

    private NewEntry entry(
            RequestStanding standing, Fact fact, @Nullable Actor actor, ApprovalEvent event) {
        Repository repository = standing.repository();
        return new NewEntry(
                Envelope.of(
                                fact,
                                Subject.change(repository, event.request().change()),
                                source,
                                clock.instant(),
                                ActorProof.SIGNED,
                                ObservedBy.PORTAL)
                        .by(actor)
                        .in(repository)
                        .at(event.request().head()),
                event);
    }
}
