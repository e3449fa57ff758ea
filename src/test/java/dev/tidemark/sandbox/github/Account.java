package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Signature;
import java.time.Instant;
import java.time.ZoneId;

/** A person or an organisation on GitHub. */
public record Account(long id, String login, String name, String email, String type) {

    /** GitHub itself, committing what a button in its pages asked for. */
    static final Account WEB_FLOW =
            new Account(19_864_447, "web-flow", "GitHub", "noreply@github.com", "User");

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    public static Account person(long id, String login, String name, String email) {
        return new Account(id, login, name, email, "User");
    }

    /** An app's account. */
    public static Account bot(long id, String login) {
        String email = id + "+" + login + "@users.noreply.github.com";
        return new Account(id, login, login, email, "Bot");
    }

    public static Account organization(long id, String login) {
        return new Account(id, login, login, login + "@example.org", "Organization");
    }

    Signature signature(Instant at) {
        return new Signature(name, email, at, ZONE);
    }
}
