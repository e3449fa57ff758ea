package dev.tidemark.sandbox.github;

import java.time.Instant;

/** One comment in the conversation of a pull request: an issue comment, in GitHub's terms. */
public record Comment(long id, Account user, String body, Instant createdAt, Instant updatedAt) {

    Comment edited(Instant at, String text) {
        return new Comment(id, user, text, createdAt, at);
    }
}
