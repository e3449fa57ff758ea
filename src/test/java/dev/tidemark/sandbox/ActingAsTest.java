package dev.tidemark.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.sandbox.RestClient.Reply;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.Branches.Draft;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.story.Staff;
import dev.tidemark.sandbox.story.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the REST API lets people do with their own tokens, and what it refuses. */
class ActingAsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00Z");

    private ServedStory served;
    private PullRequest pullRequest;
    private String pull;
    private String issue;

    @BeforeEach
    void open() throws Exception {
        served = new ServedStory(5_000, 0);
        var repository = served.repository();
        push("Two more");
        pullRequest =
                repository
                        .pullRequests()
                        .open(
                                NOON,
                                account("hana"),
                                "hana/more",
                                new PullRequest.Text("More", "", false));
        pull = "/repos/eco-cycle/backend/pulls/" + pullRequest.number();
        issue = "/repos/eco-cycle/backend/issues/" + pullRequest.number();
    }

    private void push(String message) {
        var draft = new Draft(message, Map.of("docs/more.md", message));
        served.repository().branches().push(NOON, account("hana"), "hana/more", List.of(draft));
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void reviewIsByTheAccountOfTheCommitAndIsToldByWebhook() throws Exception {
        try (var receiver = new Receiver()) {
            served.addHook(receiver.webhook());
            var review = Map.of("event", "APPROVE", "commit_id", pullRequest.head().sha());

            var created = post("jiwon", pull + "/reviews", review);

            assertThat(created.status()).isEqualTo(200);
            assertThat(created.json().path("state").asText()).isEqualTo("APPROVED");
            assertThat(created.json().at("/user/login").asText()).isEqualTo("jiwon");
            served.awaitDeliveries();
            var told = told(receiver, "pull_request_review");
            assertThat(told.path("action").asText()).isEqualTo("submitted");
            assertThat(told.at("/review/state").asText()).isEqualTo("approved");
            assertThat(told.at("/review/commit_id")).isEqualTo(created.json().path("commit_id"));
            assertThat(told.at("/sender/login").asText()).isEqualTo("jiwon");
            assertThat(told.at("/sender/id").longValue()).isEqualTo(account("jiwon").id());
        }
    }

    @Test
    void commentIsToldByWebhookAsByItsSender() throws Exception {
        try (var receiver = new Receiver()) {
            served.addHook(receiver.webhook());
            var created = post("taemin", issue + "/comments", Map.of("body", "Looks calm."));
            assertThat(created.status()).isEqualTo(201);
            served.awaitDeliveries();
            var told = told(receiver, "issue_comment");
            assertThat(told.path("action").asText()).isEqualTo("created");
            assertThat(told.at("/sender/login").asText()).isEqualTo("taemin");
            assertThat(told.at("/comment/body").asText()).isEqualTo("Looks calm.");
        }
    }

    @Test
    void nobodyApprovesTheirOwnPullRequest() throws Exception {
        var approved = post("hana", pull + "/reviews", Map.of("event", "APPROVE"));
        assertThat(approved.status()).isEqualTo(422);
        assertThat(approved.json().at("/errors/0").asText())
                .isEqualTo("Can not approve your own pull request");
        var remark = Map.of("event", "COMMENT", "body", "For the record.");
        assertThat(post("hana", pull + "/reviews", remark).status()).isEqualTo(200);
    }

    @Test
    void reviewOfAnEarlierCommitKeepsItAndOneOfAnotherBranchIsRefused() throws Exception {
        var earlier = pullRequest.head().sha();
        push("Three more");
        var old = Map.of("event", "APPROVE", "commit_id", earlier);
        assertThat(post("jiwon", pull + "/reviews", old).json().path("commit_id").asText())
                .isEqualTo(earlier);
        var foreign = Map.of("event", "APPROVE", "commit_id", "f".repeat(40));
        assertThat(post("jiwon", pull + "/reviews", foreign).status()).isEqualTo(422);
        var unknown = Map.of("event", "BLESS");
        assertThat(post("jiwon", pull + "/reviews", unknown).status()).isEqualTo(422);
        var silent = Map.of("event", "REQUEST_CHANGES");
        assertThat(post("jiwon", pull + "/reviews", silent).status()).isEqualTo(422);
    }

    @Test
    void tooLongOrEmptyTextsAreRefused() throws Exception {
        var longest = "x".repeat(65_536);
        assertThat(post("hana", issue + "/comments", Map.of("body", longest)).status())
                .isEqualTo(201);
        var refused = post("hana", issue + "/comments", Map.of("body", longest + "x"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/message").asText()).contains("65536");
        assertThat(post("hana", issue + "/comments", Map.of("body", "")).status()).isEqualTo(422);
        var review = Map.of("event", "COMMENT", "body", longest + "x");
        assertThat(post("hana", pull + "/reviews", review).status()).isEqualTo(422);
    }

    @Test
    void whoMayOnlyReadCommentsAndReviewsButReportsAndEditsNothing() throws Exception {
        assertThat(post("dahye", issue + "/comments", Map.of("body", "Noted.")).status())
                .isEqualTo(201);
        var status = Map.of("state", "success");
        var statuses = "/repos/eco-cycle/backend/statuses/" + pullRequest.head().sha();
        assertThat(post("dahye", statuses, status).status()).isEqualTo(404);
        assertThat(post("hana", statuses, status).status()).isEqualTo(201);
        assertThat(get("dahye", "/repos/eco-cycle/backend/hooks").status()).isEqualTo(404);
        assertThat(get("hana", "/repos/eco-cycle/backend/hooks").status()).isEqualTo(404);
        assertThat(get("jiwon", "/repos/eco-cycle/backend/hooks").status()).isEqualTo(200);
        assertThat(permission("dahye", "hana").status()).isEqualTo(403);
    }

    @Test
    void strangersFindNothing() throws Exception {
        for (var path :
                List.of(
                        "/repos/eco-cycle/backend",
                        pull,
                        issue + "/comments",
                        "/orgs/eco-cycle/teams/platform-leads/memberships/jiwon")) {
            assertThat(get("yuna", path).status()).as(path).isEqualTo(404);
        }
        assertThat(post("yuna", issue + "/comments", Map.of("body", "Hello")).status())
                .isEqualTo(404);
        assertThat(get("yuna", "/user/repos").json()).isEmpty();
    }

    @Test
    void permissionIsToldByItsOldNameAndItsRole() throws Exception {
        assertThat(permission("hana", "taemin").json().path("permission").asText())
                .isEqualTo("write");
        assertThat(permission("hana", "taemin").json().path("role_name").asText())
                .isEqualTo("maintain");
        assertThat(permission("hana", "JIWON").json().path("permission").asText())
                .isEqualTo("admin");
        assertThat(permission("hana", "dahye").json().path("permission").asText())
                .isEqualTo("read");
        assertThat(permission("hana", "yuna").json().path("permission").asText()).isEqualTo("none");
        assertThat(permission("hana", "nobody-at-all").status()).isEqualTo(404);
    }

    @Test
    void membershipIsFoundOnlyOfMembers() throws Exception {
        var leads = "/orgs/eco-cycle/teams/platform-leads/memberships/";
        assertThat(get("hana", leads + "jiwon").json().path("state").asText()).isEqualTo("active");
        assertThat(get("hana", leads + "hana").status()).isEqualTo(404);
        assertThat(get("hana", leads + "nobody-at-all").status()).isEqualTo(404);
        assertThat(get("hana", "/orgs/eco-cycle/teams/none/memberships/jiwon").status())
                .isEqualTo(404);
        served.github().organization().invite("platform-leads", account("sora"));
        assertThat(get("hana", leads + "sora").json().path("state").asText()).isEqualTo("pending");
        assertThat(get("hana", "/orgs/eco-cycle/members/jiwon").status()).isEqualTo(204);
        assertThat(get("hana", "/orgs/eco-cycle/members/yuna").status()).isEqualTo(404);
    }

    @Test
    void peopleOfTheProviderAreTheAccountsTheyNameAndInTheTeamsOfTheirGroups() throws Exception {
        for (var person : Staff.ALL) {
            var client = client(person.github().login());
            var user = client.get("/user").json();
            assertThat(user.path("id").longValue()).isEqualTo(person.github().id());
            var teams = new ArrayList<String>();
            client.get("/user/teams").json().forEach(team -> teams.add(team.path("slug").asText()));
            assertThat(teams).containsExactlyInAnyOrderElementsOf(person.groups());
        }
    }

    @Test
    void commitsAreListedWithTheirAccountsAndNeverMoreThanMany() throws Exception {
        for (int i = 0; i < 260; i++) {
            push("Step " + i);
        }
        var listed = new ArrayList<JsonNode>();
        for (int page = 1; page <= 4; page++) {
            get("dahye", pull + "/commits?per_page=100&page=" + page).json().forEach(listed::add);
        }
        assertThat(listed).hasSize(250);
        assertThat(listed)
                .allMatch(one -> one.at("/author/login").asText().equals("hana"))
                .allMatch(one -> one.at("/committer/login").asText().equals("hana"));
    }

    @Test
    void commentsAreListedSinceAMoment() throws Exception {
        var repository = served.repository().pullRequests();
        repository.comment(NOON, account("hana"), pullRequest, "before");
        repository.comment(NOON.plusSeconds(60), account("hana"), pullRequest, "after");
        var since = get("hana", issue + "/comments?since=2026-11-23T03:00:30Z").json();
        assertThat(since).extracting(one -> one.path("body").asText()).containsExactly("after");
        assertThat(get("hana", issue + "/comments?since=now").status()).isEqualTo(422);
    }

    @Test
    void fileIsReadAtARevision() throws Exception {
        var contents = "/repos/eco-cycle/backend/contents/docs/more.md";
        assertThat(get("hana", contents).status()).as("not on main").isEqualTo(404);
        for (var ref : List.of("hana/more", pullRequest.head().sha())) {
            var file = get("hana", contents + "?ref=" + ref).json();
            assertThat(file.path("encoding").asText()).isEqualTo("base64");
            var decoded = Base64.getMimeDecoder().decode(file.path("content").asText());
            assertThat(new String(decoded, UTF_8)).isEqualTo("Two more");
        }
        assertThat(get("hana", contents + "?ref=nowhere").status()).isEqualTo(404);
        assertThat(get("hana", "/repos/eco-cycle/backend/contents/docs?ref=hana/more").json())
                .extracting(one -> one.path("path").asText())
                .contains("docs/more.md");
    }

    @Test
    void whoeverWritesTooMuchInAMinuteIsBlockedForAMinute() throws Exception {
        for (int i = 0; i < 80; i++) {
            var text = Map.of("body", "Number " + i);
            assertThat(post("sora", issue + "/comments", text).status()).isEqualTo(201);
        }
        var blocked = post("sora", issue + "/comments", Map.of("body", "One more"));
        assertThat(blocked.status()).isEqualTo(403);
        assertThat(blocked.header("Retry-After")).isEqualTo("60");
        assertThat(blocked.json().path("message").asText()).contains("secondary rate limit");
        assertThat(get("sora", issue + "/comments").status()).isEqualTo(200);
        assertThat(post("hana", issue + "/comments", Map.of("body", "Mine")).status())
                .isEqualTo(201);
    }

    private static JsonNode told(Receiver receiver, String event) throws Exception {
        var post =
                receiver.posts().stream()
                        .filter(one -> one.event().equals(event))
                        .findFirst()
                        .orElseThrow();
        return JSON.readTree(post.body());
    }

    private Reply permission(String caller, String login) throws Exception {
        return get(caller, "/repos/eco-cycle/backend/collaborators/" + login + "/permission");
    }

    private Reply get(String login, String path) throws Exception {
        return client(login).get(path);
    }

    private Reply post(String login, String path, Map<String, String> body) throws Exception {
        return client(login).post(path, JSON.writeValueAsString(body));
    }

    private RestClient client(String login) {
        return new RestClient(served, served.userToken(account(login)));
    }

    private static Account account(String login) {
        return Team.named(login);
    }
}
