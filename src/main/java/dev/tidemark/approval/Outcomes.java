package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.approval.RequestView.Notice;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Event;
import dev.tidemark.sentence.Mark;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of what somebody sent: in words, and as a status of HTTP. */
@Singleton
class Outcomes {

    private static final int CONFLICT = 409;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private final RuleLines rules;
    private final Phrases phrases;
    private final RequestWords words;
    private final Times times;

    Outcomes(RuleLines rules, Phrases phrases, RequestWords words, Times times) {
        this.rules = rules;
        this.phrases = phrases;
        this.words = words;
        this.times = times;
    }

    /** Of a decision that was not taken. */
    static int status(Decided decided) {
        return switch (decided) {
            case Decided.Recorded ignored -> 303;
            case Decided.Refused refused ->
                    isOnlyReason(refused.explained()) ? UNPROCESSABLE : FORBIDDEN;
            case Decided.Stale ignored -> CONFLICT;
            case Decided.Unknown ignored -> 404;
            case Decided.Later ignored -> UNAVAILABLE;
        };
    }

    private static boolean isOnlyReason(Explained explained) {
        List<RuleFact> against = explained.rules().stream().filter(rule -> !rule.holds()).toList();
        return !against.isEmpty()
                && against.stream().allMatch(rule -> rule.rule() == RuleKey.REASON);
    }

    /** What the page says of a decision that was not taken; null for one that was. */
    @Nullable Notice of(Decided decided, RequestViews.Known known) {
        return switch (decided) {
            case Decided.Refused refused -> refused(refused.explained());
            case Decided.Stale stale -> stale(stale, known);
            case Decided.Later later -> later(later);
            case Decided.Recorded ignored -> null;
            case Decided.Unknown ignored -> null;
        };
    }

    /** Nobody is signed in who could decide. */
    Notice nobody(Explained explained) {
        return refused(explained);
    }

    private Notice refused(Explained explained) {
        var lines = new ArrayList<String>();
        lines.add(isOnlyReason(explained) ? words.reasonMissing() : words.refused());
        explained.rules().stream()
                .filter(rule -> !rule.holds())
                .map(rule -> words.sentence(rules.line(rule).shown()))
                .forEach(lines::add);
        if (!isOnlyReason(explained) && !explained.couldDecide().isEmpty()) {
            lines.add(words.couldHave(phrases.any(explained.couldDecide())));
        }
        return Notice.of("red", new Mark("refused", words.refused()), lines);
    }

    private Notice stale(Decided.Stale stale, RequestViews.Known known) {
        Mark mark = new Mark("void", words.voided());
        if (stale.situation().standing().isCurrent()) {
            return Notice.of("amber", mark, List.of(words.staleDecision()))
                    .to(
                            RequestLinks.request(stale.situation().standing().request().id()),
                            words.toNow());
        }
        ApprovalRequest read = stale.situation().standing().request();
        Optional<ApprovalRequest> newest = RequestViews.newest(known);
        var lines = new ArrayList<String>();
        lines.add(words.stale());
        newest.ifPresent(now -> lines.addAll(moved(read, now)));
        return Notice.of("amber", mark, lines)
                .to(RequestViews.currentHref(known), words.toCurrent());
    }

    private List<String> moved(ApprovalRequest read, ApprovalRequest now) {
        var lines = new ArrayList<String>();
        if (!read.head().equals(now.head())) {
            lines.add(words.headThen(read.head().abbreviated(), now.head().abbreviated()));
        }
        if (!read.digest().equals(now.digest())) {
            lines.add(
                    words.digestThen(
                            RequestViews.digest(read.digest()).shown(),
                            RequestViews.digest(now.digest()).shown()));
        }
        return lines;
    }

    private Notice later(Decided.Later later) {
        var lines = new ArrayList<String>();
        lines.add(words.later());
        if (later.reason() != null) {
            lines.add(later.reason());
        }
        lines.add(words.tryAgain(times.duration(later.after())));
        return Notice.of("amber", new Mark("paused", words.later()), lines);
    }

    /**
     * Of the decision that this person took last, if the address names it: an address alone proves
     * nothing, so it is looked up.
     */
    @Nullable Notice taken(@Nullable String named, ApprovalLine line, @Nullable Person person) {
        Actor account = person == null ? null : person.github();
        if (named == null || account == null) {
            return null;
        }
        return line.standing().history().reversed().stream()
                .filter(fact -> fact.decision() > 0 && fact.isBy(account))
                .findFirst()
                .filter(fact -> name(fact.event()).equals(named))
                .map(fact ->
                        Notice.of("green", new Mark("ok", sentence(fact)), List.of(sentence(fact))))
                .orElse(null);
    }

    /** As the address names it. */
    static String name(Event event) {
        return switch (event) {
            case ApprovalEvent.Granted ignored -> "granted";
            case ApprovalEvent.Rejected ignored -> "rejected";
            case ApprovalEvent.Withdrawn ignored -> "withdrawn";
            case ApprovalEvent.Overridden ignored -> "overridden";
            case ApprovalEvent.Reviewed ignored -> "reviewed";
            // Nothing else is a person's decision.
            default -> "";
        };
    }

    private String sentence(ApprovalFact fact) {
        return switch (fact.event()) {
            case ApprovalEvent.Granted ignored -> words.granted();
            case ApprovalEvent.Rejected ignored -> words.rejectionRecorded();
            case ApprovalEvent.Withdrawn ignored -> words.withdrawn();
            case ApprovalEvent.Overridden ignored -> words.overrideRecorded();
            // The last that a person decides.
            default -> words.reviewRecorded();
        };
    }
}
