package dev.tidemark.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who. Everything is in lower case, since GitHub's names ignore it.
 *
 * @param users GitHub logins
 * @param teams GitHub teams, as {@code org/slug}
 * @param roles of this portal, such as {@code lead}
 */
public record Approvers(Set<String> users, Set<String> teams, Set<String> roles) {

    public static final Approvers NOBODY = new Approvers(Set.of(), Set.of(), Set.of());

    public Approvers {
        users = lowerCase(users);
        teams = lowerCase(teams);
        roles = lowerCase(roles);
    }

    /** Everyone with this role. */
    public static Approvers role(String role) {
        return new Approvers(Set.of(), Set.of(), Set.of(role));
    }

    /** Whether nobody is named. */
    public boolean isNobody() {
        return users.isEmpty() && teams.isEmpty() && roles.isEmpty();
    }

    private static Set<String> lowerCase(Collection<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
