package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/**
 * Who did it. Nothing else about people is kept in the log.
 *
 * @param login the account's name at that time
 * @param id the account's numeric id, which outlives renames; null where the source has none
 */
public record Actor(String login, @Nullable String id) {

    public Actor {
        if (login.isBlank()) {
            throw new IllegalArgumentException("an actor needs a login");
        }
    }
}
