package dev.tidemark.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub gave for acting as a person.
 *
 * @param expires null if it does not
 * @param refresh what a new one is asked for with; null if there is none
 */
record GitHubToken(String access, @Nullable Instant expires, @Nullable String refresh) {

    /** So much earlier than GitHub says, because asking takes time and clocks differ. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    boolean isGood(Instant now) {
        return expires == null || now.isBefore(expires.minus(MARGIN));
    }

    /** From an answer of GitHub's that has a token. */
    static GitHubToken of(JsonNode answer, Instant now) {
        long seconds = answer.path("expires_in").asLong(0);
        String refresh = answer.path("refresh_token").asText("");
        return new GitHubToken(
                answer.path("access_token").asText(),
                seconds > 0 ? now.plusSeconds(seconds) : null,
                refresh.isEmpty() ? null : refresh);
    }

    @Override
    public String toString() {
        return "GitHubToken[expires=" + expires + "]";
    }
}
