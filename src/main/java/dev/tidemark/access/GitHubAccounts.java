package dev.tidemark.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tidemark.event.Actor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/** Asks GitHub who a person is, as that person. Blocking. */
@Singleton
class GitHubAccounts {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final int UNAUTHORIZED = 401;

    /** Of an account of a person, or of an enterprise's managed one; of a team or organisation. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GitHubSignIn settings;
    private final Clock clock;

    /** Follows no redirect: one would carry the token to wherever it leads. */
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    GitHubAccounts(GitHubSignIn settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    /** The token for the code that GitHub sent a browser back with. */
    GitHubToken exchange(String code, String verifier) throws IOException, TokenRefused {
        return token(settings.exchange(code, verifier));
    }

    /** A new token; the old ones are no longer good. */
    GitHubToken refresh(String refreshToken) throws IOException, TokenRefused {
        return token(settings.refresh(refreshToken));
    }

    private GitHubToken token(String form) throws IOException, TokenRefused {
        HttpRequest request =
                HttpRequest.newBuilder(settings.tokenAddress())
                        .timeout(PATIENCE)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("User-Agent", "tidemark")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        HttpResponse<InputStream> response = send(request);
        JsonNode answer = body(response);
        // GitHub says so with 200, others by RFC 6749 with 400.
        if (answer.hasNonNull("error")) {
            throw new TokenRefused("GitHub gives no token: " + reason(answer), true);
        }
        if (response.statusCode() != 200 || answer.path("access_token").asText("").isEmpty()) {
            throw new IOException("GitHub answered a request for a token with " + response);
        }
        return GitHubToken.of(answer, clock.instant());
    }

    /** One of the words of RFC 6749 or GitHub's own, and nothing else that a server may say. */
    private static String reason(JsonNode answer) {
        String said = answer.path("error").asText();
        return said.matches("[a-z_]{1,60}") ? said : "refused";
    }

    /** Whose token it is. */
    Actor owner(GitHubToken token) throws IOException {
        JsonNode user = ask(token, "/user");
        String login = user.path("login").asText("");
        long id = user.path("id").asLong(0);
        if (!NAME.matcher(login).matches() || id <= 0) {
            throw new IOException("GitHub did not say whose token it is");
        }
        return new Actor(login, Long.toString(id));
    }

    /** Whether the account is an active member of a team {@code org/slug}. */
    boolean isInTeam(GitHubToken token, String team, String login) throws IOException {
        String[] parts = team.split("/", -1);
        if (parts.length != 2 || !isName(parts[0]) || !isName(parts[1]) || !isName(login)) {
            return false;
        }
        return isActive(
                ask(token, "/orgs/" + parts[0] + "/teams/" + parts[1] + "/memberships/" + login));
    }

    /** Whether the token's owner is an active member of an organisation. */
    boolean isInOrganization(GitHubToken token, String organization) throws IOException {
        return isName(organization)
                && isActive(ask(token, "/user/memberships/orgs/" + organization));
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static boolean isActive(JsonNode membership) {
        return membership.path("state").asText("").equals("active");
    }

    /** What the API says; nothing where it says that there is nothing to see. */
    private JsonNode ask(GitHubToken token, String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(settings.rest(path))
                        .timeout(PATIENCE)
                        .header("Accept", "application/vnd.github+json")
                        .header("Authorization", "Bearer " + token.access())
                        .header("User-Agent", "tidemark")
                        .build();
        HttpResponse<InputStream> response = send(request);
        return switch (response.statusCode()) {
            case 200 -> body(response);
            case 403, 404 -> MissingNode.getInstance();
            case UNAUTHORIZED -> throw new IOException("GitHub does not take the person's token");
            default -> throw new IOException(path + " was answered with " + response.statusCode());
        };
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("the portal is shutting down", closing);
        }
    }

    private static JsonNode body(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            byte[] content = body.readNBytes(LONGEST_ANSWER + 1);
            if (content.length > LONGEST_ANSWER) {
                throw new IOException("GitHub's answer is too long");
            }
            return JSON.readTree(content);
        }
    }
}
