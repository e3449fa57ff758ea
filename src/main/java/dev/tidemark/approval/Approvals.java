package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.policy.Approvers;
import dev.tidemark.projection.FoldedToHead.NotNow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes decisions. What GitHub knows is asked first; then, under the request's lock, everything
 * else is folded up to the log's head, and the decision is appended only if nothing that it stands
 * on has been told since. Blocking, for seconds at most.
 */
@ApplicationScoped
public class Approvals {

    /** As {@link dev.tidemark.event.ApprovalRequest} makes them. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** How often GitHub is asked because the policy names others by now. */
    private static final int MOST_ASKED = 3;

    /** Long enough. */
    private static final String ANY_REASON = "-".repeat(Decision.SHORTEST_REASON);

    private static final Duration SOON = Duration.ofSeconds(5);

    private final AtHeadReading reading;
    private final Asking asking;
    private final RequestLock lock;
    private final Taking taking;
    private final Refusals refusals;
    private final Clock clock;

    Approvals(
            AtHeadReading reading,
            Asking asking,
            RequestLock lock,
            Taking taking,
            Refusals refusals,
            Clock clock) {
        this.reading = reading;
        this.asking = asking;
        this.lock = lock;
        this.taking = taking;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Takes a decision, or says why not.
     *
     * @param reason what the person wrote; null or blank for nothing
     * @param number of this person's decision about this request, from 1: one that is sent again is
     *     taken once
     */
    public Decided decide(
            String requestId, Person person, Verdict verdict, @Nullable String reason, int number) {
        if (!ID.matcher(requestId).matches()) {
            return new Decided.Unknown();
        }
        String said = reason == null || reason.isBlank() ? null : reason.strip();
        try {
            Decided decided = decide(new Sent(requestId, person, verdict, said, number));
            if (decided instanceof Decided.Refused refused) {
                refusals.record(refused.situation(), refused.explained(), person);
            }
            return decided;
        } catch (NotNow | LogUnavailable passing) {
            return new Decided.Later(SOON, passing.getMessage());
        }
    }

    private Decided decide(Sent sent) {
        Optional<Situation> known = now(sent.requestId());
        if (known.isEmpty()) {
            return new Decided.Unknown();
        }
        Approvers approvers = sent.verdict().asks(known.get().rule());
        for (int i = 0; i < MOST_ASKED; i++) {
            Approvers about = approvers;
            PersonFacts facts = ask(sent.person(), sent.verdict(), about, known.get());
            Optional<Taking.Taken> taken =
                    lock.under(sent.requestId(), () -> taking.take(sent, about, facts));
            if (taken.isEmpty()) {
                return new Decided.Later(SOON, "others decide about the same request");
            }
            switch (taken.get()) {
                case Taking.Answer answer -> {
                    return answer.decided();
                }
                case Taking.AskAgain again -> approvers = again.about();
            }
        }
        return new Decided.Later(SOON, "the policy changes at this moment");
    }

    private PersonFacts ask(
            @Nullable Person person, Verdict verdict, Approvers about, Situation situation) {
        return switch (verdict) {
            case WITHDRAW -> asking.about(person, Approvers.NOBODY, null);
            case REJECT, UPHOLD, DISAPPROVE -> asking.about(person, about, null);
            case GRANT, OVERRIDE -> asking.about(person, about, situation.change());
        };
    }

    /**
     * What a decision of this person would come to now, without a word on its reason's length;
     * nothing if there is no such request.
     *
     * @throws NotNow if that cannot be told now
     */
    public Optional<Explained> explain(String requestId, @Nullable Person person, Verdict verdict) {
        return now(requestId)
                .map(situation ->
                        Decision.of(
                                situation,
                                ask(person, verdict, verdict.asks(situation.rule()), situation),
                                verdict,
                                ANY_REASON));
    }

    /**
     * Where a request stands at the log's head, and all that a decision would stand on: whoever
     * acts because of a decision looks here just before. Nothing if there is no such request.
     *
     * @throws NotNow if that cannot be told now
     */
    public Optional<Situation> now(String requestId) {
        return ID.matcher(requestId).matches()
                ? reading.of(requestId)
                        .flatMap(read -> read.change().situation(requestId, clock.instant()))
                : Optional.empty();
    }
}
