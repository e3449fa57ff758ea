package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.event.Actor;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What waits, as its page shows it. */
@Singleton
class InboxViews {

    /** Rules about who somebody is: with any of them the entry says who else is needed. */
    private static final Set<RuleKey> WHO =
            Set.of(RuleKey.SIGNED_IN, RuleKey.GITHUB_IDENTITY, RuleKey.ENTITLED);

    private final PlanDeeds deeds;
    private final FactViews facts;
    private final RuleLines rules;
    private final Phrases phrases;
    private final ApprovalMessages words;
    private final Times times;

    InboxViews(
            PlanDeeds deeds,
            FactViews facts,
            RuleLines rules,
            Phrases phrases,
            ApprovalMessages words,
            Times times) {
        this.deeds = deeds;
        this.facts = facts;
        this.rules = rules;
        this.phrases = phrases;
        this.words = words;
        this.times = times;
    }

    /**
     * The inbox.
     *
     * @param chosen id of the request that is shown beside; null for none
     */
    InboxView of(Inbox inbox, @Nullable Person person, @Nullable String chosen) {
        return new InboxView(
                heading(inbox, person),
                sub(inbox, person),
                person != null,
                chosen != null,
                inbox.mine().stream()
                        .map(each -> entry(each.line(), person, unchanged(each.line()), chosen))
                        .toList(),
                inbox.reviews().stream().map(line -> entry(line, person, null, chosen)).toList(),
                inbox.others().stream()
                        .map(each -> entry(each.line(), person, reason(each), chosen))
                        .toList(),
                decided(inbox, this::isToday),
                decided(inbox, fact -> !isToday(fact)));
    }

    private String heading(Inbox inbox, @Nullable Person person) {
        if (person == null) {
            int all = inbox.mine().size() + inbox.others().size();
            return all == 0 ? words.headingNone() : words.headingAll(Figures.grouped(all));
        }
        int mine = inbox.mine().size();
        return mine == 0 ? words.headingNoneMine() : words.headingMine(Figures.grouped(mine));
    }

    private String sub(Inbox inbox, @Nullable Person person) {
        if (person == null) {
            return words.subNobody();
        }
        return inbox.others().isEmpty()
                ? words.noneOthers()
                : words.subOthers(Figures.grouped(inbox.others().size()));
    }

    private @Nullable String unchanged(ApprovalLine line) {
        return line.unchanged() ? words.unchangedShort() : null;
    }

    private InboxView.Entry entry(
            ApprovalLine line,
            @Nullable Person person,
            @Nullable String reason,
            @Nullable String chosen) {
        Actor author = line.situation().change().author();
        Actor own = person == null ? null : person.github();
        return new InboxView.Entry(
                RequestLinks.request(line.id()),
                VisibleText.of(ChangeRuns.name(line.standing().request().project())),
                line.environment(),
                Long.toString(line.standing().request().change()),
                author == null ? null : VisibleText.of(author.login()),
                author != null && own != null && Accounts.same(author, own),
                line.plannedAt(),
                deeds.tally(line.planned()),
                words.approvals(Figures.grouped(line.have()), Figures.grouped(line.need())),
                reason,
                line.id().equals(chosen));
    }

    /** Why it waits for others. */
    private String reason(Inbox.Waiting waiting) {
        // Who wrote the commits is not asked for a list.
        Optional<RuleFact> against =
                waiting.explained().rules().stream()
                        .filter(rule -> !rule.holds())
                        .filter(rule -> rule.fact() != RuleFact.Fact.UNKNOWN_COMMITTERS)
                        .findFirst();
        if (against.isEmpty() || WHO.contains(against.get().rule())) {
            return needed(waiting, words::needsMore);
        }
        if (against.get().rule() == RuleKey.NOT_APPROVED_ALREADY) {
            return needed(waiting, words::youApproved);
        }
        return rules.line(against.get()).shown();
    }

    private interface Needed {
        String of(String count, String who);
    }

    private String needed(Inbox.Waiting waiting, Needed sentence) {
        int missing = Math.max(1, waiting.line().need() - waiting.line().have());
        List<String> who = waiting.explained().couldDecide();
        return who.isEmpty()
                ? words.needsMoreOfNobody(Figures.grouped(missing))
                : sentence.of(Figures.grouped(missing), phrases.any(who));
    }

    private List<FactView> decided(Inbox inbox, Predicate<FactView> when) {
        return inbox.decided().stream()
                .map(facts::last)
                .flatMap(Optional::stream)
                .filter(when)
                .toList();
    }

    private boolean isToday(FactView fact) {
        return !times.daysDiffer(fact.time(), times.now());
    }
}
