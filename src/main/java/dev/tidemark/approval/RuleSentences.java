package dev.tidemark.approval;

import dev.tidemark.approval.RuleFact.Fact;
import jakarta.inject.Singleton;

/** A rule's fact in words, as a clause: "the policy names the team acme/leads". */
@Singleton
public class RuleSentences {

    private final RuleMessages words;

    RuleSentences(RuleMessages words) {
        this.words = words;
    }

    /** The clause, which begins in lower case and ends without a full stop. */
    public String of(RuleFact rule) {
        return switch (rule.rule()) {
            case SIGNED_IN -> rule.holds() ? words.signedIn(first(rule)) : words.notSignedIn();
            case GITHUB_IDENTITY ->
                    rule.holds() ? words.gitHubIdentity(first(rule)) : words.noGitHubIdentity();
            case PLAN_CURRENT -> planCurrent(rule);
            case OPEN -> open(rule.fact());
            case NOT_LOCKED -> rule.holds() ? words.notLocked() : words.lockedBy(first(rule));
            case POLICY_CHECK -> policyCheck(rule);
            case UNDIVERGED -> undiverged(rule);
            case ENTITLED -> entitled(rule);
            case NOT_AUTHOR, NOT_COMMITTER, NOT_PUSHER, NOT_REQUESTER -> part(rule);
            case NOT_APPROVED_ALREADY ->
                    rule.holds() ? words.notApprovedAlready() : words.approvedAlready();
            case NOT_REJECTED -> rule.holds() ? words.notRejected() : words.rejectedBy(first(rule));
            case NOT_FROZEN ->
                    rule.holds()
                            ? words.notFrozen()
                            : words.frozen(first(rule), parameter(rule, 1), parameter(rule, 2));
            case NOT_LET_OUT -> rule.holds() ? words.notLetOut() : words.letOut();
            case HAS_APPROVED -> rule.holds() ? words.hasApproved() : words.hasNotApproved();
            case REASON -> reason(rule);
            case OPEN_OVERRIDE -> rule.holds() ? words.openOverride() : words.noOpenOverride();
            case NOT_OVERRIDER -> rule.holds() ? words.notOverrider() : words.overrider();
        };
    }

    private static String first(RuleFact rule) {
        return parameter(rule, 0);
    }

    private static String parameter(RuleFact rule, int index) {
        return index < rule.parameters().size() ? rule.parameters().get(index) : "";
    }

    private String planCurrent(RuleFact rule) {
        if (rule.holds()) {
            return words.planCurrent(first(rule), parameter(rule, 1));
        }
        return switch (rule.fact()) {
            case HEAD_MOVED -> words.headMoved();
            case NEW_PLAN -> words.newPlan();
            case DISCARDED -> words.discarded();
            case CONTRADICTING -> words.contradicting();
            case INCOMPLETE -> words.incomplete();
            case NO_COMMENT -> words.noComment();
            case HEAD_NOT_TOLD -> words.headNotTold();
            case APPLIED -> words.applied();
            case CLOSED -> words.closed();
            case BASE_MOVED -> words.baseMoved();
            // Nothing else is said of a plan.
            default -> words.noCurrentPlan();
        };
    }

    private String open(Fact fact) {
        return switch (fact) {
            case MERGED -> words.merged();
            case CLOSED -> words.closed();
            case DRAFT -> words.draft();
            // Nothing else is said of a pull request.
            default -> words.open();
        };
    }

    private String policyCheck(RuleFact rule) {
        if (rule.holds()) {
            return rule.fact() == Fact.NOT_ASKED
                    ? words.policyCheckNotAsked()
                    : words.policyCheckPassed();
        }
        return rule.fact() == Fact.CHECK_PENDING
                ? words.policyCheckPending()
                : words.policyCheckFailed();
    }

    private String undiverged(RuleFact rule) {
        if (rule.holds()) {
            return rule.fact() == Fact.NOT_ASKED ? words.undivergedNotAsked() : words.undiverged();
        }
        return rule.fact() == Fact.BASE_UNKNOWN ? words.baseUnknown() : words.baseMoved();
    }

    private String entitled(RuleFact rule) {
        return switch (rule.fact()) {
            case BY_LOGIN -> words.entitledByLogin(first(rule));
            case BY_TEAM -> words.entitledByTeam(first(rule));
            case BY_ROLE -> words.entitledByRole(first(rule));
            case NOBODY_ENTITLED -> words.nobodyEntitled();
            case UNKNOWN_MEMBERSHIP -> words.unknownMembership(first(rule));
            // Known, and none of them.
            default -> words.notEntitled(first(rule));
        };
    }

    private String part(RuleFact rule) {
        return switch (rule.fact()) {
            case UNKNOWN_AUTHOR -> words.unknownAuthor();
            case UNKNOWN_COMMITTERS -> words.unknownCommitters();
            case UNKNOWN_PUSHER -> words.unknownPusher();
            case NOT_ASKED -> words.nobodyRequested();
            // It is known who had that part.
            default -> rule.holds() ? otherPart(rule) : ownPart(rule);
        };
    }

    private String otherPart(RuleFact rule) {
        return switch (rule.rule()) {
            case NOT_AUTHOR -> words.notAuthor(first(rule));
            case NOT_COMMITTER -> words.notCommitter(first(rule));
            case NOT_PUSHER -> words.notPusher(first(rule));
            // The fourth of the parts.
            default -> words.notRequester(first(rule));
        };
    }

    private String ownPart(RuleFact rule) {
        return switch (rule.rule()) {
            case NOT_AUTHOR -> words.author(first(rule));
            case NOT_COMMITTER -> words.committer(first(rule));
            case NOT_PUSHER -> words.pusher(first(rule));
            // The fourth of the parts.
            default -> words.requester(first(rule));
        };
    }

    private String reason(RuleFact rule) {
        return switch (rule.fact()) {
            case TOO_SHORT -> words.reasonTooShort(first(rule));
            case TOO_LONG -> words.reasonTooLong(first(rule));
            case NOT_ASKED -> words.reasonNotAsked();
            // Asked for, and there.
            default -> words.reasonGiven();
        };
    }
}
