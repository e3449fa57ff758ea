package dev.tidemark.access;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which groups of a provider, or teams {@code org/slug} at GitHub, have which role: {@code
 * lead=platform-leads,acme/leads;auditor=audit}.
 */
@Singleton
class RoleRules {

    private final Map<Role, Set<String>> groups = new EnumMap<>(Role.class);

    RoleRules(@ConfigProperty(name = "tidemark.roles") Optional<String> rules) {
        rules.ifPresent(this::read);
    }

    private void read(String rules) {
        Arrays.stream(rules.split(";", -1))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .forEach(this::readOne);
    }

    private void readOne(String rule) {
        int equals = rule.indexOf('=');
        Role role =
                Role.of(equals < 0 ? rule : rule.substring(0, equals).strip())
                        .filter(named -> equals > 0)
                        .orElseThrow(() ->
                                new AccessUnusable(
                                        "TIDEMARK_ROLES is 'ROLE=group,group;ROLE=group' with the"
                                                + " roles viewer, lead, auditor and admin."));
        Set<String> names = groups.computeIfAbsent(role, key -> new TreeSet<>());
        Arrays.stream(rule.substring(equals + 1).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
    }

    /** The roles of somebody in these groups. Names are compared as they are written. */
    Set<Role> of(Collection<String> memberOf) {
        var roles = EnumSet.noneOf(Role.class);
        groups.forEach((role, names) -> {
            if (names.stream().anyMatch(memberOf::contains)) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** What could be a team at GitHub. */
    Set<String> teams() {
        var teams = new TreeSet<String>();
        groups.values().stream()
                .flatMap(Set::stream)
                .filter(name -> name.matches("[^/]+/[^/]+"))
                .forEach(teams::add);
        return teams;
    }
}
