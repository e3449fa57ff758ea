package dev.tidemark.approval;

import java.util.List;

/**
 * One rule, whether it holds for this person and this plan now, and why.
 *
 * @param fact which of the rule's facts it is: with the rule the key of its sentence
 * @param parameters of that sentence, such as logins
 */
public record RuleFact(RuleKey rule, boolean holds, Fact fact, List<String> parameters) {

    public RuleFact {
        parameters = List.copyOf(parameters);
    }

    static RuleFact holds(RuleKey rule, Fact fact, String... parameters) {
        return new RuleFact(rule, true, fact, List.of(parameters));
    }

    static RuleFact fails(RuleKey rule, Fact fact, String... parameters) {
        return new RuleFact(rule, false, fact, List.of(parameters));
    }

    /** The rule's key; where something is not known, that. */
    public String key() {
        return switch (fact) {
            case UNKNOWN_MEMBERSHIP -> "unknown-membership";
            case UNKNOWN_COMMITTERS -> "unknown-committers";
            case UNKNOWN_PUSHER -> "unknown-pusher";
            case UNKNOWN_AUTHOR -> "unknown-author";
            default -> rule.key();
        };
    }

    /** What a rule's sentence says. */
    public enum Fact {
        /** Nothing to add to the rule. */
        PLAIN,
        /** It is not asked for here. */
        NOT_ASKED,
        /** By the login. */
        BY_LOGIN,
        /** By a team. */
        BY_TEAM,
        /** By a role of this portal. */
        BY_ROLE,
        UNKNOWN_MEMBERSHIP,
        UNKNOWN_COMMITTERS,
        UNKNOWN_PUSHER,
        UNKNOWN_AUTHOR,
        NOBODY_ENTITLED,
        HEAD_MOVED,
        NEW_PLAN,
        DISCARDED,
        CONTRADICTING,
        INCOMPLETE,
        NO_COMMENT,
        HEAD_NOT_TOLD,
        NO_CURRENT_PLAN,
        APPLIED,
        CLOSED,
        MERGED,
        DRAFT,
        LOCKED_BY,
        CHECK_PENDING,
        CHECK_FAILED,
        BASE_MOVED,
        BASE_UNKNOWN,
        FROZEN,
        TOO_SHORT,
        TOO_LONG
    }
}
