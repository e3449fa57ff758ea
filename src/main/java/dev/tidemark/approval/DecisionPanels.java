package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.policy.Approvers;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what somebody may decide. It only offers: every decision is judged when it is sent. */
@Singleton
class DecisionPanels {

    /** Without these nobody can reject either; a freeze or a moved base stops no rejection. */
    private static final Set<RuleKey> TO_REJECT =
            EnumSet.of(
                    RuleKey.SIGNED_IN,
                    RuleKey.GITHUB_IDENTITY,
                    RuleKey.PLAN_CURRENT,
                    RuleKey.OPEN,
                    RuleKey.ENTITLED,
                    RuleKey.NOT_AUTHOR);

    /** Without these nobody can break the glass either. */
    private static final Set<RuleKey> TO_OVERRIDE =
            EnumSet.of(
                    RuleKey.SIGNED_IN,
                    RuleKey.GITHUB_IDENTITY,
                    RuleKey.PLAN_CURRENT,
                    RuleKey.OPEN,
                    RuleKey.NOT_AUTHOR,
                    RuleKey.NOT_COMMITTER,
                    RuleKey.NOT_PUSHER,
                    RuleKey.NOT_LET_OUT);

    private final RuleLines rules;
    private final Phrases phrases;
    private final ApprovalMessages words;

    DecisionPanels(RuleLines rules, Phrases phrases, ApprovalMessages words) {
        this.rules = rules;
        this.phrases = phrases;
        this.words = words;
    }

    /**
     * What this person may decide.
     *
     * @param explained what an approval by this person would come to
     * @param mayReview whether an open override is this person's to review
     */
    DecisionPanel of(
            ApprovalLine line, Explained explained, @Nullable Person person, boolean mayReview) {
        boolean isOpen = line.standing().state().isOpen();
        int number = number(line, person);
        return new DecisionPanel(
                heading(explained, person, isOpen),
                isOpen ? rules(explained, person != null) : List.of(),
                approvals(line),
                words.approvals(Figures.grouped(line.have()), Figures.grouped(line.need())),
                isOpen && explained.isAllowed() ? yours(explained) : null,
                isOpen && !explained.isAllowed() ? others(explained) : null,
                words.policyRule(VisibleText.of(line.situation().rule().name()).isolated()),
                isOpen ? form(line, explained, person, number) : null,
                review(line, mayReview ? number : 0));
    }

    private static int number(ApprovalLine line, @Nullable Person person) {
        Actor account = person == null ? null : person.github();
        return account == null ? 1 : line.standing().decisionsOf(account) + 1;
    }

    private String heading(Explained explained, @Nullable Person person, boolean isOpen) {
        if (!isOpen || person == null) {
            return words.standsOn();
        }
        return explained.isAllowed() ? words.mayBecause() : words.mayNotBecause();
    }

    private List<DecisionPanel.Rule> rules(Explained explained, boolean isSomebody) {
        return rules.worthReading(explained, isSomebody).stream()
                .map(fact ->
                        new DecisionPanel.Rule(
                                fact.holds()
                                        ? new Mark("ok", words.holds())
                                        : new Mark("refused", words.holdsNot()),
                                rules.line(fact)))
                .toList();
    }

    private static List<DecisionPanel.Approval> approvals(ApprovalLine line) {
        List<ApprovalFact> counting = line.standing().approvals();
        List<ApprovalFact> shown =
                counting.isEmpty()
                        ? line.standing().lastRelease().map(Release::approvals).orElse(List.of())
                        : counting;
        return shown.stream().map(DecisionPanels::approval).filter(Objects::nonNull).toList();
    }

    private static DecisionPanel.@Nullable Approval approval(ApprovalFact fact) {
        Actor actor = fact.actor();
        return actor != null && fact.event() instanceof ApprovalEvent.Granted granted
                ? new DecisionPanel.Approval(
                        VisibleText.of(actor.login()),
                        fact.time(),
                        VisibleText.ofNullable(granted.reason()))
                : null;
    }

    private String yours(Explained explained) {
        return explained.letsOut()
                ? words.yoursLetsOut()
                : words.yoursAndMore(Figures.grouped(explained.missing()));
    }

    private String others(Explained explained) {
        return explained.couldDecide().isEmpty()
                ? words.nobodyCould()
                : words.whoCould(phrases.any(explained.couldDecide()));
    }

    private static DecisionPanel.@Nullable Form form(
            ApprovalLine line, Explained explained, @Nullable Person person, int number) {
        Actor account = person == null ? null : person.github();
        if (person == null || account == null) {
            return null;
        }
        boolean hasApproved =
                line.standing().approvals().stream().anyMatch(fact -> fact.isBy(account));
        var form =
                new DecisionPanel.Form(
                        number,
                        explained.isAllowed(),
                        line.unchanged(),
                        hold(explained, TO_REJECT),
                        hasApproved,
                        hold(explained, TO_OVERRIDE)
                                && mayBreak(line.situation().rule().breakGlass(), person, account));
        return form.isEmpty() ? null : form;
    }

    private static boolean hold(Explained explained, Set<RuleKey> wanted) {
        return explained.rules().stream()
                .filter(fact -> wanted.contains(fact.rule()))
                .allMatch(RuleFact::holds);
    }

    /** As far as can be told without asking: who is in a team GitHub says when it is sent. */
    private static boolean mayBreak(Approvers glass, Person person, Actor account) {
        return !glass.teams().isEmpty()
                || glass.users().contains(account.login().toLowerCase(Locale.ROOT))
                || person.roles().stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .anyMatch(glass.roles()::contains);
    }

    private DecisionPanel.@Nullable Review review(ApprovalLine line, int number) {
        ApprovalFact open = line.standing().unreviewed().stream().findFirst().orElse(null);
        Actor actor = open == null ? null : open.actor();
        if (open == null
                || actor == null
                || !(open.event() instanceof ApprovalEvent.Overridden overridden)) {
            return null;
        }
        String reason = VisibleText.of(overridden.reason()).isolated();
        return new DecisionPanel.Review(
                words.overriddenBy(VisibleText.of(actor.login()).isolated(), reason),
                overridden.broken().isEmpty()
                        ? null
                        : words.broken(phrases.all(overridden.broken())),
                open.time(),
                number);
    }
}
