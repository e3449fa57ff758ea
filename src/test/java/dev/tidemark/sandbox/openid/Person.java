package dev.tidemark.sandbox.openid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Who can sign in.
 *
 * @param subject the provider's own id of the account; never reused
 * @param github the account on GitHub that is the same person
 */
public record Person(
        String subject,
        String login,
        String name,
        String email,
        List<String> groups,
        GitHubAccount github) {

    public Person {
        groups = List.copyOf(groups);
    }

    /** An account elsewhere, told in claims of its own. */
    public record GitHubAccount(String login, long id) {}

    void addTo(ObjectNode claims) {
        claims.put("sub", subject)
                .put("name", name)
                .put("preferred_username", login)
                .put("email", email)
                .put("email_verified", true);
        groups.forEach(claims.putArray("groups")::add);
        claims.put("github_login", github.login()).put("github_id", github.id());
    }
}
