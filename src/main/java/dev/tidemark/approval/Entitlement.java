package dev.tidemark.approval;

import dev.tidemark.access.Role;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.policy.Approvers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a policy names a person, and by what.
 *
 * @param by the login, the team {@code org/slug} or {@code role:<role>}; null if it does not, or
 *     that is not known
 * @param isKnown whether GitHub answered all that it had to be asked
 */
record Entitlement(@Nullable String by, boolean isKnown) {

    /** No login has a colon, and no team is without a slash. */
    private static final String ROLE = "role:";

    static Entitlement of(PersonFacts facts, Approvers approvers) {
        String role =
                facts.person() == null
                        ? null
                        : facts.person().roles().stream()
                                .map(Role::word)
                                .filter(approvers.roles()::contains)
                                .sorted()
                                .findFirst()
                                .orElse(null);
        if (role != null) {
            return new Entitlement(ROLE + role, true);
        }
        if (facts.login() != null && approvers.users().contains(facts.login())) {
            return new Entitlement(facts.login(), true);
        }
        String team =
                approvers.teams().stream()
                        .filter(each -> Boolean.TRUE.equals(facts.teams().get(each)))
                        .sorted()
                        .findFirst()
                        .orElse(null);
        boolean isKnown =
                team != null
                        || (!facts.loginUnknown()
                                && facts.teams().keySet().containsAll(approvers.teams()));
        return new Entitlement(team, isKnown);
    }

    /** Everyone whom the policy names, as entries and pages write them. */
    static List<String> names(Approvers approvers) {
        return Stream.of(
                        approvers.users().stream().sorted(),
                        approvers.teams().stream().sorted(),
                        approvers.roles().stream().sorted().map(role -> ROLE + role))
                .flatMap(names -> names)
                .toList();
    }

    /** Whether the policy still names what an approval was given by. */
    static boolean isStillBy(ApprovalFact approval, Approvers approvers) {
        return approval.event() instanceof ApprovalEvent.Granted granted
                && names(approvers).contains(granted.basis().entitledBy());
    }

    RuleFact.Fact fact() {
        if (by == null) {
            return isKnown ? RuleFact.Fact.PLAIN : RuleFact.Fact.UNKNOWN_MEMBERSHIP;
        }
        if (by.startsWith(ROLE)) {
            return RuleFact.Fact.BY_ROLE;
        }
        return by.contains("/") ? RuleFact.Fact.BY_TEAM : RuleFact.Fact.BY_LOGIN;
    }

    /** The login, team or role alone. */
    String name() {
        return by == null ? "" : by.startsWith(ROLE) ? by.substring(ROLE.length()) : by;
    }
}
