package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.FoldedToHead.NotNow;
import dev.tidemark.web.NotHere;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the page of a request is made of, one after the other: a request has one session. */
@Singleton
class RequestReading {

    /** Everything but what a decision would come to, for which GitHub is asked. */
    record Read(
            ApprovalLine line,
            Inbox inbox,
            List<ApprovalLine> ofChange,
            ChangeRuns runs,
            List<EffectProgress> effects) {

        Read {
            ofChange = List.copyOf(ofChange);
            effects = List.copyOf(effects);
        }

        Read with(ApprovalLine newest) {
            return new Read(newest, inbox, ofChange, runs, effects);
        }

        /** Whether the reader may review an override of this request. */
        boolean mayReview() {
            return inbox.reviews().stream().anyMatch(each -> each.id().equals(line.id()));
        }

        private Explained nothingToExplain() {
            return new Explained(
                    List.of(), line.have(), line.need(), List.of(), null, List.of(), List.of());
        }

        /** As the inbox says it, which is as of a few minutes ago; nothing for what is decided. */
        Explained explainedLately() {
            return Stream.concat(inbox.mine().stream(), inbox.others().stream())
                    .filter(each -> each.line().id().equals(line.id()))
                    .map(Inbox.Waiting::explained)
                    .findFirst()
                    .orElseGet(this::nothingToExplain);
        }
    }

    private final ApprovalRequests requests;
    private final Approvals approvals;
    private final Plans plans;
    private final EffectsUnderWay underWay;
    private final ApprovalMessages words;

    RequestReading(
            ApprovalRequests requests,
            Approvals approvals,
            Plans plans,
            EffectsUnderWay underWay,
            ApprovalMessages words) {
        this.requests = requests;
        this.approvals = approvals;
        this.plans = plans;
        this.underWay = underWay;
        this.words = words;
    }

    /** Fails with {@link NotHere} if there is no such request. */
    Uni<Read> of(String id, @Nullable Person person) {
        return requests.find(id)
                .map(found -> found.orElseThrow(() -> new NotHere(words.unknown())))
                .flatMap(line -> beside(line, person));
    }

    /** The inbox last: it goes on elsewhere, to ask GitHub. */
    private Uni<Read> beside(ApprovalLine line, @Nullable Person person) {
        RequestStanding standing = line.standing();
        long number = standing.request().change();
        String change = Subject.change(standing.repository(), number).value();
        return requests.of(change)
                .flatMap(all ->
                        plans.of(standing.repository(), number)
                                .map(runs -> runs.orElse(ChangeRuns.NONE))
                                .flatMap(runs ->
                                        effects(line)
                                                .flatMap(effects ->
                                                        requests.inbox(person)
                                                                .map(inbox ->
                                                                        new Read(
                                                                                line, inbox, all,
                                                                                runs, effects)))));
    }

    private Uni<List<EffectProgress>> effects(ApprovalLine line) {
        return underWay.of(List.of(line.id()))
                .map(effects -> effects.getOrDefault(line.id(), List.of()));
    }

    /**
     * With what an approval by the reader would come to: as of now, for which GitHub is asked,
     * while anything can be decided.
     */
    Uni<RequestViews.Known> known(Read read, @Nullable Person person) {
        return Uni.createFrom()
                .item(() -> person == null ? read : read.with(atHead(read.line())))
                .map(newest -> known(newest, explained(newest, person)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** What the reader has just decided may not stand in the read models yet. */
    private ApprovalLine atHead(ApprovalLine line) {
        try {
            return approvals.now(line.id()).map(ApprovalLines::line).orElse(line);
        } catch (NotNow passing) {
            return line;
        }
    }

    private Explained explained(Read read, @Nullable Person person) {
        if (person == null || !read.line().standing().state().isOpen()) {
            return read.explainedLately();
        }
        try {
            return approvals
                    .explain(read.line().id(), person, Verdict.GRANT)
                    .orElseGet(read::explainedLately);
        } catch (NotNow passing) {
            return read.explainedLately();
        }
    }

    static RequestViews.Known known(Read read, Explained explained) {
        return new RequestViews.Known(
                read.line(),
                read.ofChange(),
                read.runs(),
                read.effects(),
                explained,
                read.mayReview());
    }
}
