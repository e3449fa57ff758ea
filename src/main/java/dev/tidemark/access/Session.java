package dev.tidemark.access;

import java.time.Instant;

/**
 * A person who is signed in in one browser.
 *
 * @param id hash of the secret in the browser's cookie
 * @param used when it was last asked with, to the minute
 * @param rolesAt when the roles were last asked for
 */
record Session(String id, Person person, Instant began, Instant used, Instant rolesAt) {

    Session with(Person now, Instant at) {
        return new Session(id, now, began, used, at);
    }
}
