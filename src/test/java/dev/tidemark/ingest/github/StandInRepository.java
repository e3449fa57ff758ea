package dev.tidemark.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The repository {@code harbourline/gitops} as {@link StandIn} tells of it. */
final class StandInRepository {

    static final String NAME = "harbourline/gitops";

    private static final String PATH = "/repos/" + NAME;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StandIn github;
    private final List<ObjectNode> commits = new ArrayList<>();

    StandInRepository(StandIn github) {
        this.github = github;
        ObjectNode repository = (ObjectNode) new Fixture("star-created").json().get("repository");
        github.answer(PATH, repository.toString());
        for (String login : List.of("mlind", "okafor", "tanaka", "web-flow")) {
            github.answer("/users/" + login, user(login).toString());
        }
    }

    static String sha(int number) {
        return "%02x".formatted(number).repeat(20);
    }

    /** Pull request 418 as the API shows it now, merged. */
    StandInRepository pullRequest() {
        ObjectNode pullRequest =
                (ObjectNode) new Fixture("pull_request-merged").json().get("pull_request");
        pullRequest.put("url", github.url() + PATH + "/pulls/418");
        String list = "[" + pullRequest + "]";
        github.answer(pulls("created", "asc"), list);
        github.answer(pulls("updated", "desc"), list);
        github.answer(PATH + "/pulls/418", pullRequest.toString());
        github.answer(
                PATH + "/pulls/418/reviews",
                "[%s,%s,%s]"
                        .formatted(
                                review(1, "APPROVED"),
                                review(2, "DISMISSED"),
                                review(3, "PENDING")));
        statements(pullRequest.required("head").required("sha").textValue());
        return this;
    }

    /** A comment on pull request 418 and a status of its head. */
    private void statements(String head) {
        JsonNode comment = new Fixture("issue_comment-atlantis-apply").json().get("comment");
        github.answer(PATH + "/issues/418/comments", "[" + comment + "]");
        ObjectNode status = new Fixture("status-atlantis-plan").json();
        status.set("creator", user("mlind"));
        github.answer(PATH + "/statuses/" + head, "[" + status + "]");
    }

    static String pulls(String sort, String direction) {
        return PATH + "/pulls?state=all&sort=" + sort + "&direction=" + direction + "&per_page=100";
    }

    private static String review(int id, String state) {
        ObjectNode review =
                (ObjectNode) new Fixture("pull_request_review-approved").json().get("review");
        return review.put("id", id).put("state", state).toString();
    }

    /** A commit on top of the newest, by a person with a keyboard. */
    StandInRepository commit(int number, String path) {
        return add(number, "mlind", false, path);
    }

    /** A commit on top of the newest, by a button on GitHub's pages. */
    StandInRepository commitByGitHub(int number, String path) {
        return add(number, "web-flow", true, path);
    }

    /** Another branch's commit comes in by a button on GitHub's pages. */
    StandInRepository merge(int number, int side, String path) {
        ObjectNode merged = json(side, "okafor", false, path);
        ObjectNode base = commits.getFirst();
        add(number, "web-flow", true, path);
        ObjectNode merge = commits.getFirst();
        merge.withArray("parents").addObject().put("sha", sha(side));
        github.answer(PATH + "/commits/" + sha(number), merge.toString());
        publish();
        String place = PATH + "/compare/" + base.get("sha").textValue() + "..." + sha(number);
        ObjectNode comparison = JSON.createObjectNode().put("url", github.url() + place);
        comparison.set("base_commit", base);
        comparison.set("merge_base_commit", base);
        comparison.putArray("commits").add(merged).add(merge);
        github.answer(place + "?per_page=100", comparison.toString());
        github.answer(place + "?page=1&per_page=1", comparison.toString());
        return this;
    }

    private StandInRepository add(int number, String committer, boolean verified, String path) {
        ObjectNode commit = json(number, committer, verified, path);
        commits.addFirst(commit);
        github.answer(PATH + "/commits/" + sha(number), commit.toString());
        publish();
        return this;
    }

    private ObjectNode json(int number, String committer, boolean verified, String path) {
        ObjectNode commit = JSON.createObjectNode().put("sha", sha(number));
        commit.put("url", github.url() + PATH + "/commits/" + sha(number));
        ObjectNode inner =
                commit.putObject("commit").put("message", "Commit " + number + "\n\nWhy");
        inner.putObject("author").put("name", "M").put("date", date(number));
        inner.putObject("committer").put("name", "C").put("date", date(number));
        inner.putObject("verification").put("verified", verified).put("reason", "valid");
        commit.set("author", user("mlind"));
        commit.set("committer", user(committer));
        ArrayNode parents = commit.putArray("parents");
        if (!commits.isEmpty()) {
            parents.addObject().put("sha", commits.getFirst().get("sha").textValue());
        }
        ArrayNode files = commit.putArray("files");
        files.addObject().put("filename", path).put("status", "modified").put("sha", sha(number));
        return commit;
    }

    /** As GitHub does, a list names no files. */
    private void publish() {
        for (int i = 0; i < commits.size(); i++) {
            String from = commits.get(i).get("sha").textValue();
            String list =
                    commits.subList(i, commits.size()).stream()
                            .map(commit -> commit.deepCopy().without("files").toString())
                            .collect(Collectors.joining(",", "[", "]"));
            github.answer(PATH + "/commits?sha=" + from + "&per_page=100", list);
        }
        String head = commits.getFirst().get("sha").textValue();
        github.answer(
                PATH + "/branches/main",
                "{\"name\": \"main\", \"commit\": {\"sha\": \"" + head + "\"}}");
    }

    private static String date(int number) {
        return "2026-03-02T%02d:00:00Z".formatted(number);
    }

    private static ObjectNode user(String login) {
        return JSON.createObjectNode().put("login", login).put("id", 1000 + login.length());
    }
}
