package dev.tidemark.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Voice} by GitHub's REST API. */
@ApplicationScoped
public class RestVoice implements Voice {

    /** Far more than people say about one pull request; a list without end ends here. */
    private static final int MOST_PAGES = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GitHubRest rest;

    /** Speaks through this. */
    public RestVoice(GitHubRest rest) {
        this.rest = rest;
    }

    @Override
    public PullRequest pullRequest(String repository, long number) throws IOException {
        JsonNode now = rest.get(pull(repository, number));
        return new PullRequest(
                "open".equals(now.path("state").asText()),
                now.path("locked").asBoolean(),
                required(now.path("head"), "sha"),
                required(now.path("base"), "ref"),
                now.path("mergeable_state").asText("unknown"));
    }

    @Override
    public String tip(String repository, String branch) throws IOException {
        JsonNode found = rest.get(path(repository) + "/branches/" + inPath(branch));
        return required(found.path("commit"), "sha");
    }

    @Override
    public List<Comment> comments(String repository, long number, Instant since)
            throws IOException {
        String first =
                issue(repository, number)
                        + "/comments?per_page=100&since="
                        + since.truncatedTo(ChronoUnit.SECONDS);
        var comments = new ArrayList<Comment>();
        for (JsonNode item : all(first)) {
            comments.add(comment(item));
        }
        comments.sort(Comparator.comparingLong(Comment::id));
        return comments;
    }

    @Override
    public List<Review> reviews(String repository, long number) throws IOException {
        var reviews = new ArrayList<Review>();
        for (JsonNode item : all(pull(repository, number) + "/reviews?per_page=100")) {
            // One that is pending is not submitted, and nobody but its author sees it.
            if (item.hasNonNull("submitted_at")) {
                reviews.add(review(item));
            }
        }
        return reviews;
    }

    @Override
    public Review review(
            String repository,
            long number,
            String commit,
            Verdict verdict,
            String text,
            String token)
            throws IOException {
        ObjectNode document =
                JSON.createObjectNode()
                        .put("commit_id", commit)
                        .put("event", verdict.name())
                        .put("body", text);
        return review(rest.post(pull(repository, number) + "/reviews", document, token));
    }

    @Override
    public void dismiss(String repository, long number, long review, String text, String token)
            throws IOException {
        ObjectNode document = JSON.createObjectNode().put("message", text).put("event", "DISMISS");
        rest.put(pull(repository, number) + "/reviews/" + review + "/dismissals", document, token);
    }

    @Override
    public Comment comment(String repository, long number, String text, @Nullable String token)
            throws IOException {
        ObjectNode document = JSON.createObjectNode().put("body", text);
        return comment(rest.post(issue(repository, number) + "/comments", document, token));
    }

    private List<JsonNode> all(String first) throws IOException {
        var items = new ArrayList<JsonNode>();
        String next = first;
        for (int page = 0; next != null; page++) {
            if (page == MOST_PAGES) {
                throw new IOException("GitHub's list does not end");
            }
            GitHubRest.Page read = rest.page(next);
            read.items().forEach(items::add);
            next = read.next();
        }
        return items;
    }

    private static Comment comment(JsonNode item) throws IOException {
        return new Comment(
                id(item),
                AccountJson.actor(item.path("user")),
                item.path("body").asText(""),
                time(item, "created_at"));
    }

    private static Review review(JsonNode item) throws IOException {
        return new Review(
                id(item),
                AccountJson.actor(item.path("user")),
                item.path("commit_id").asText(null),
                item.path("body").asText(""),
                time(item, "submitted_at"),
                "DISMISSED".equals(item.path("state").asText()));
    }

    private static long id(JsonNode item) throws IOException {
        if (!item.path("id").isIntegralNumber()) {
            throw new IOException("GitHub's answer has no id");
        }
        return item.path("id").asLong();
    }

    private static Instant time(JsonNode item, String field) throws IOException {
        try {
            return Instant.parse(item.path(field).asText(""));
        } catch (DateTimeParseException none) {
            throw new IOException("GitHub's answer has no " + field, none);
        }
    }

    private static String required(JsonNode item, String field) throws IOException {
        String text = item.path(field).asText("");
        if (text.isEmpty()) {
            throw new IOException("GitHub's answer has no " + field);
        }
        return text;
    }

    private static String pull(String repository, long number) throws IOException {
        return path(repository) + "/pulls/" + number;
    }

    private static String issue(String repository, long number) throws IOException {
        return path(repository) + "/issues/" + number;
    }

    private static String path(String repository) throws IOException {
        if (!GitHubSettings.isRepositoryName(repository)) {
            throw new IOException("a repository is named owner/name, not " + repository);
        }
        return "/repos/" + repository;
    }

    private static String inPath(String branch) {
        return URLEncoder.encode(branch, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
