package dev.tidemark.access;

import dev.tidemark.event.Actor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Whether an account at GitHub may sign in here, and what its teams give it. Blocking. */
@Singleton
class GitHubStanding {

    private static final Logger LOG = Logger.getLogger(GitHubStanding.class);
    private static final String ORGANIZATION = "org:";
    private static final String USER = "user:";
    private static final String EVERYONE = "everyone";

    private final GitHubAccounts github;
    private final RoleRules rules;
    private final List<String> allowed;

    GitHubStanding(
            GitHubAccounts github,
            RoleRules rules,
            @ConfigProperty(name = "tidemark.github.allowed") Optional<List<String>> allowed) {
        this.github = github;
        this.rules = rules;
        this.allowed =
                allowed.orElse(List.of()).stream()
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }

    /** Whether anybody is allowed at all, in a form that can be read. */
    boolean isReadable() {
        return !allowed.isEmpty()
                && allowed.stream()
                        .allMatch(entry ->
                                entry.equals(EVERYONE)
                                        || entry.matches("org:[A-Za-z0-9-]{1,100}")
                                        || entry.matches("user:[1-9][0-9]{0,18}"));
    }

    /** Whether the account may sign in. */
    boolean isAllowed(Actor account, GitHubToken token) throws IOException {
        if (allowed.contains(EVERYONE) || allowed.contains(USER + account.id())) {
            return true;
        }
        for (String entry : allowed) {
            if (entry.startsWith(ORGANIZATION)
                    && github.isInOrganization(token, entry.substring(ORGANIZATION.length()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The roles of the account's teams.
     *
     * @param whole false if GitHub did not say about some team, whose roles are then not given
     */
    record Roles(Set<Role> roles, boolean whole) {}

    Roles roles(Actor account, GitHubToken token) {
        var teams = new ArrayList<String>();
        boolean whole = true;
        for (String team : rules.teams()) {
            try {
                if (github.isInTeam(token, team, account.login())) {
                    teams.add(team);
                }
            } catch (IOException silent) {
                whole = false;
                LOG.warnf("GitHub does not say who is in %s: nobody gets its roles now", team);
            }
        }
        return new Roles(rules.of(teams), whole);
    }
}
