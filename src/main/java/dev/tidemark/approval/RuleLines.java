package dev.tidemark.approval;

import dev.tidemark.approval.RuleFact.Fact;
import dev.tidemark.sentence.VisibleText;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules that somebody wants to read, each as a line of its own and said to the reader. */
@Singleton
class RuleLines {

    /** Said only where they do not hold: nobody asks whether they do. */
    private static final Set<RuleKey> TAKEN_FOR_GRANTED =
            EnumSet.of(
                    RuleKey.SIGNED_IN,
                    RuleKey.GITHUB_IDENTITY,
                    RuleKey.OPEN,
                    RuleKey.NOT_LOCKED,
                    RuleKey.NOT_APPROVED_ALREADY,
                    RuleKey.NOT_REJECTED,
                    RuleKey.NOT_LET_OUT,
                    RuleKey.REASON);

    /** About the plan alone, whoever reads. */
    private static final Set<RuleKey> OF_THE_PLAN =
            EnumSet.of(
                    RuleKey.PLAN_CURRENT,
                    RuleKey.OPEN,
                    RuleKey.NOT_LOCKED,
                    RuleKey.POLICY_CHECK,
                    RuleKey.UNDIVERGED,
                    RuleKey.NOT_REJECTED,
                    RuleKey.NOT_FROZEN,
                    RuleKey.NOT_LET_OUT);

    private final RuleSentences sentences;
    private final PersonalMessages words;

    RuleLines(RuleSentences sentences, PersonalMessages words) {
        this.sentences = sentences;
        this.words = words;
    }

    /**
     * Those that stand against it first.
     *
     * @param isSomebody false where nobody is signed in: then only what the plan itself fulfils
     */
    List<RuleFact> worthReading(Explained explained, boolean isSomebody) {
        Predicate<RuleFact> isWanted = rule -> isSomebody || OF_THE_PLAN.contains(rule.rule());
        return Stream.concat(
                        explained.rules().stream().filter(rule -> !rule.holds()),
                        explained.rules().stream()
                                .filter(RuleFact::holds)
                                .filter(rule -> rule.fact() != Fact.NOT_ASKED)
                                .filter(rule -> !TAKEN_FOR_GRANTED.contains(rule.rule())))
                .filter(isWanted)
                .toList();
    }

    /** As a sentence of its own, without its full stop. */
    VisibleText line(RuleFact rule) {
        return VisibleText.of(
                switch (rule.rule()) {
                    case GITHUB_IDENTITY ->
                            rule.holds() ? impersonal(rule) : words.noGitHubIdentity();
                    case ENTITLED -> entitled(rule);
                    case NOT_AUTHOR, NOT_COMMITTER, NOT_PUSHER, NOT_REQUESTER -> part(rule);
                    case NOT_APPROVED_ALREADY ->
                            rule.holds() ? impersonal(rule) : words.approvedAlready();
                    case HAS_APPROVED ->
                            rule.holds() ? words.hasApproved() : words.hasNotApproved();
                    case NOT_OVERRIDER -> rule.holds() ? impersonal(rule) : words.overrider();
                    // A login keeps its first letter.
                    case NOT_REJECTED -> rule.holds() ? impersonal(rule) : sentences.of(rule);
                    case SIGNED_IN,
                            PLAN_CURRENT,
                            OPEN,
                            NOT_LOCKED,
                            POLICY_CHECK,
                            UNDIVERGED,
                            NOT_FROZEN,
                            NOT_LET_OUT,
                            REASON,
                            OPEN_OVERRIDE ->
                            impersonal(rule);
                });
    }

    private String impersonal(RuleFact rule) {
        String clause = sentences.of(rule);
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }

    private String entitled(RuleFact rule) {
        return switch (rule.fact()) {
            case BY_LOGIN -> words.entitledByLogin();
            case BY_TEAM -> words.entitledByTeam(first(rule));
            case BY_ROLE -> words.entitledByRole(first(rule));
            case PLAIN -> words.notEntitled();
            // Nobody is entitled, or nobody knows who is.
            default -> impersonal(rule);
        };
    }

    private String part(RuleFact rule) {
        if (rule.fact() != Fact.PLAIN) {
            return impersonal(rule);
        }
        return rule.holds() ? notOwn(rule) : own(rule);
    }

    private String notOwn(RuleFact rule) {
        return switch (rule.rule()) {
            case NOT_AUTHOR -> words.notAuthor(first(rule));
            case NOT_PUSHER -> words.notPusher(first(rule));
            case NOT_REQUESTER -> words.notRequester(first(rule));
            // The fourth of the parts.
            default -> words.notCommitter();
        };
    }

    private String own(RuleFact rule) {
        return switch (rule.rule()) {
            case NOT_AUTHOR -> words.author();
            case NOT_PUSHER -> words.pusher();
            case NOT_REQUESTER -> words.requester();
            // The fourth of the parts.
            default -> words.committer();
        };
    }

    private static String first(RuleFact rule) {
        return rule.parameters().isEmpty() ? "" : rule.parameters().getFirst();
    }
}
