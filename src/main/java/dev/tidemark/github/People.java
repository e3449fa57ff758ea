package dev.tidemark.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What GitHub knows about people, asked with the portal's own token at that moment and never
 * remembered: a decision stands on it. Blocking, for seconds at most; an {@link IOException} means
 * that it is not known.
 */
@ApplicationScoped
public class People {

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_-]{1,64}(\\[bot])?");
    private static final Pattern TEAM =
            Pattern.compile("([A-Za-z0-9_-]{1,64})/([A-Za-z0-9._-]{1,255})");

    /** Committer of what is written or merged on GitHub's own pages. */
    private static final String GITHUB_ITSELF = "web-flow";

    private final GitHubRest rest;

    /** Asks through this. */
    public People(GitHubRest rest) {
        this.rest = rest;
    }

    /** The account that has this login now; logins are given away again after a rename. */
    public Actor account(String login) throws IOException {
        return known(rest.get("/users/" + inPath(login)));
    }

    /**
     * Whether an account is in a team or one below it; who has not accepted yet is not.
     *
     * @param team {@code org/slug}
     */
    public boolean isMember(String team, String login) throws IOException {
        Matcher name = TEAM.matcher(team);
        if (!name.matches()) {
            throw new IOException("a team is named org/slug, not " + team);
        }
        String path = "/orgs/" + name.group(1) + "/teams/" + name.group(2);
        try {
            JsonNode membership = rest.get(path + "/memberships/" + inPath(login));
            return "active".equals(membership.path("state").asText());
        } catch (GitHubRefused refused) {
            if (refused.status() != 404) {
                throw refused;
            }
            // No member; but a team that this token may not see is answered like that, too.
            rest.get(path);
            return false;
        }
    }

    /**
     * What an account may in a repository: admin, maintain, write, triage, read or none.
     *
     * @param repository {@code owner/name}
     */
    public String permission(String repository, String login) throws IOException {
        return role(permissionOf(repository, login));
    }

    /** As {@link #permission(String, String)}, if the login is still this account's. */
    public String permission(String repository, Actor account) throws IOException {
        JsonNode permission = permissionOf(repository, account.login());
        Actor now = known(permission.path("user"));
        if (!Objects.equals(now.id(), account.id())) {
            throw new IOException(account.login() + " is another account's login by now");
        }
        return role(permission);
    }

    private JsonNode permissionOf(String repository, String login) throws IOException {
        return rest.get(repository(repository) + "/collaborators/" + inPath(login) + "/permission");
    }

    /** The newer of the two fields tells maintain and triage apart, and may name a role of ours. */
    private static String role(JsonNode permission) throws IOException {
        String role = permission.path("role_name").asText("");
        return switch (role) {
            case "admin", "maintain", "write", "triage", "read", "none" -> role;
            default -> coarse(permission.path("permission").asText(""));
        };
    }

    private static String coarse(String permission) throws IOException {
        return switch (permission) {
            case "admin", "write", "read", "none" -> permission;
            default -> throw new IOException("GitHub named no permission");
        };
    }

    /** Who made a pull request's commits, at its head now. */
    public Contributors contributors(String repository, long number) throws IOException {
        String path = repository(repository) + "/pulls/" + number;
        JsonNode pullRequest = rest.get(path);
        List<JsonNode> commits = commits(path + "/commits?per_page=100");
        String head = pullRequest.path("head").path("sha").asText("");
        boolean complete = commits.size() == pullRequest.path("commits").asInt(-1);
        if (complete && !commits.isEmpty() && !head.equals(sha(commits.getLast()))) {
            throw new IOException("the pull request moved while GitHub was asked");
        }
        var people = new HashSet<Actor>();
        var unknown = new ArrayList<String>();
        for (JsonNode commit : commits) {
            if (!add(people, commit)) {
                unknown.add(sha(commit));
            }
        }
        return new Contributors(head, people, unknown, complete);
    }

    private List<JsonNode> commits(String first) throws IOException {
        var commits = new ArrayList<JsonNode>();
        for (String next = first; next != null; ) {
            GitHubRest.Page page = rest.page(next);
            page.items().forEach(commits::add);
            next = page.next();
        }
        return commits;
    }

    /** Whether both are known. */
    private static boolean add(Set<Actor> people, JsonNode commit) {
        boolean known = true;
        for (String part : List.of("author", "committer")) {
            Actor account = AccountJson.actor(commit.path(part));
            if (account == null) {
                known = false;
            } else if (!account.login().equals(GITHUB_ITSELF)) {
                people.add(account);
            }
        }
        return known;
    }

    private static String sha(JsonNode commit) {
        return commit.path("sha").asText("");
    }

    private static Actor known(JsonNode account) throws IOException {
        Actor known = AccountJson.actor(account);
        if (known == null) {
            throw new IOException("GitHub named no account");
        }
        return known;
    }

    private static String repository(String name) throws IOException {
        if (!GitHubSettings.isRepositoryName(name)) {
            throw new IOException("a repository is named owner/name, not " + name);
        }
        return "/repos/" + name;
    }

    private static String inPath(String login) throws IOException {
        if (!LOGIN.matcher(login).matches()) {
            throw new IOException("no login of GitHub");
        }
        return login.replace("[", "%5B").replace("]", "%5D");
    }
}
