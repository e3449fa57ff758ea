package dev.tidemark.access;

import dev.tidemark.event.Actor;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in person. Two are the same if provider and subject are; a login is for reading only.
 *
 * @param provider {@code local}, {@code oidc} or {@code github}
 * @param subject the provider's own stable id of the account
 * @param github the person's account on GitHub; null where nobody proved one, and then the person
 *     cannot decide
 * @param roles with {@link Role#VIEWER} always
 */
public record Person(
        String provider, String subject, String login, @Nullable Actor github, Set<Role> roles) {

    static final String LOCAL = "local";
    static final String OIDC = "oidc";
    static final String GITHUB = "github";

    public Person {
        var all = EnumSet.of(Role.VIEWER);
        all.addAll(roles);
        roles = Collections.unmodifiableSet(all);
    }

    /** Who stands in the log. */
    public Actor actor() {
        return github == null ? new Actor(login, provider + ":" + subject) : github;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    Person with(Set<Role> others) {
        return new Person(provider, subject, login, github, others);
    }

    Person with(Actor account) {
        return new Person(provider, subject, login, account, roles);
    }
}
