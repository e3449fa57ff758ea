package dev.tidemark.approval;

import dev.tidemark.approval.RuleFact.Fact;
import dev.tidemark.policy.Approvers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision of a person about a plan comes to. A pure function of what the log says, what
 * GitHub said of the person, and the clock; nothing that is not known is assumed.
 */
public final class Decision {

    /** Of what must have a reason: enough to say something. */
    public static final int SHORTEST_REASON = 10;

    /** Of any reason. */
    public static final int LONGEST_REASON = 1000;

    /** What an override broke, where too few had approved. */
    static final String APPROVALS = "approvals";

    private final Situation situation;
    private final PersonFacts facts;
    private final PlanRules plan;
    private final PeopleRules people;

    private Decision(Situation situation, PersonFacts facts) {
        this.situation = situation;
        this.facts = facts;
        this.plan = new PlanRules(situation);
        this.people = new PeopleRules(situation, facts);
    }

    /** Rule by rule. */
    public static Explained of(
            Situation situation, PersonFacts facts, Verdict verdict, @Nullable String reason) {
        return new Decision(situation, facts).explained(verdict, reason == null ? "" : reason);
    }

    private Explained explained(Verdict verdict, String reason) {
        Approvers approvers = situation.rule().approvers();
        Approvers asked = verdict.asks(situation.rule());
        var exclusions = Exclusions.of(situation.change(), facts.contributors());
        List<ApprovalFact> counting =
                exclusions.counting(situation.standing().approvals(), approvers);
        var rules = new ArrayList<RuleFact>();
        rules.add(people.signedIn());
        rules.add(people.gitHubIdentity());
        rules.addAll(rules(verdict, asked, counting));
        rules.add(reason(verdict, reason.strip()));
        int have = counting.size() + (verdict == Verdict.GRANT ? 1 : 0);
        return new Explained(
                rules,
                have,
                situation.need(),
                exclusions.others(asked, counting),
                Entitlement.of(facts, asked).by(),
                exclusions.logins(),
                verdict == Verdict.OVERRIDE ? broken(have) : List.of());
    }

    private List<RuleFact> rules(Verdict verdict, Approvers asked, List<ApprovalFact> counting) {
        return switch (verdict) {
            case GRANT -> {
                var rules = new ArrayList<>(toLetOut(asked));
                rules.add(people.notApprovedAlready(counting));
                rules.add(plan.notFrozen());
                yield rules;
            }
            case OVERRIDE -> toLetOut(asked);
            case REJECT ->
                    List.of(
                            plan.current(),
                            people.entitled(asked),
                            people.notAuthor(),
                            plan.notRejected(),
                            plan.notLetOut());
            case WITHDRAW -> List.of(people.hasApprovedBefore(), plan.notLetOut());
            case UPHOLD, DISAPPROVE ->
                    List.of(people.openOverride(), people.entitled(asked), people.notOverrider());
        };
    }

    /** What no break of the glass can break. */
    private List<RuleFact> toLetOut(Approvers asked) {
        return List.of(
                plan.currentAndWhole(),
                plan.open(),
                plan.unlocked(),
                plan.policyCheck(),
                plan.undiverged(),
                people.entitled(asked),
                people.notAuthor(),
                people.notCommitter(),
                people.notPusher(),
                people.notRequester(),
                plan.notRejected(),
                plan.notLetOut());
    }

    private List<String> broken(int have) {
        var broken = new ArrayList<String>();
        if (have < situation.need()) {
            broken.add(APPROVALS);
        }
        if (!plan.notFrozen().holds()) {
            broken.add(RuleKey.NOT_FROZEN.key());
        }
        return broken;
    }

    private static RuleFact reason(Verdict verdict, String reason) {
        boolean isNeeded =
                switch (verdict) {
                    case REJECT, OVERRIDE, DISAPPROVE -> true;
                    case GRANT, WITHDRAW, UPHOLD -> false;
                };
        int length = reason.codePointCount(0, reason.length());
        if (length > LONGEST_REASON) {
            return RuleFact.fails(RuleKey.REASON, Fact.TOO_LONG, Integer.toString(LONGEST_REASON));
        }
        if (isNeeded && length < SHORTEST_REASON) {
            return RuleFact.fails(
                    RuleKey.REASON, Fact.TOO_SHORT, Integer.toString(SHORTEST_REASON));
        }
        return RuleFact.holds(RuleKey.REASON, isNeeded ? Fact.PLAIN : Fact.NOT_ASKED);
    }
}
