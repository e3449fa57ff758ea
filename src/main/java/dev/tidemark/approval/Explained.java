package dev.tidemark.approval;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a decision comes to, rule by rule.
 *
 * @param rules every rule that was asked, in order
 * @param have how many approvals count; after a grant with this one
 * @param need how many the policy wants for this plan
 * @param couldDecide logins, teams and roles who may, as the policy names them; without those who
 *     are excluded or approved already
 * @param entitledBy the login, the team {@code org/slug} or {@code role:<role>} by which the person
 *     may; null for none
 * @param excluded logins of all who may not approve because of a part in the change
 * @param broken what of the policy an override would break
 */
public record Explained(
        List<RuleFact> rules,
        int have,
        int need,
        List<String> couldDecide,
        @Nullable String entitledBy,
        List<String> excluded,
        List<String> broken) {

    public Explained {
        rules = List.copyOf(rules);
        couldDecide = List.copyOf(couldDecide);
        excluded = List.copyOf(excluded);
        broken = List.copyOf(broken);
    }

    /** Whether every rule holds. */
    public boolean isAllowed() {
        return rules.stream().allMatch(RuleFact::holds);
    }

    /** The first rule that does not hold. */
    public Optional<RuleFact> against() {
        return rules.stream().filter(rule -> !rule.holds()).findFirst();
    }

    /** Whether with this decision enough people have approved. */
    public boolean letsOut() {
        return isAllowed() && have >= need;
    }

    /** How many more are needed. */
    public int missing() {
        return Math.max(0, need - have);
    }
}
