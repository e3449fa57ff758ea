package dev.tidemark.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Actor;
import org.jspecify.annotations.Nullable;

/** Accounts in GitHub's answers. */
final class AccountJson {

    private AccountJson() {}

    /** Null where there is none, or it is gone. */
    static @Nullable Actor actor(JsonNode account) {
        String login = account.path("login").asText("");
        return login.isBlank() || !account.path("id").isIntegralNumber()
                ? null
                : new Actor(login, account.path("id").asText());
    }
}
