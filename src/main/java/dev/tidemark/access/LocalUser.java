package dev.tidemark.access;

import dev.tidemark.event.Actor;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the users file.
 *
 * @param github the account that the file says is theirs
 */
record LocalUser(String login, PasswordHash password, Set<Role> roles, @Nullable Actor github) {

    /** Nothing in it looks like something else. */
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,38})");

    static boolean isLogin(String text) {
        return LOGIN.matcher(text).matches();
    }

    Person person() {
        return new Person(Person.LOCAL, login, login, github, roles);
    }
}
