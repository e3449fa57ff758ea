package dev.tidemark.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Actor;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final String TEAM = "GET /orgs/acme/teams/leads";
    private static final String PULL = "GET /repos/acme/infra/pulls/7";

    private final ServedGitHub github = new ServedGitHub();
    private final People people = new People(github.rest());

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void whoIsInvitedIsNoMemberYet() throws Exception {
        github.answer(TEAM + "/memberships/tanaka", 200, "{\"state\": \"active\"}")
                .answer(TEAM + "/memberships/okafor", 200, "{\"state\": \"pending\"}");

        assertThat(people.isMember("acme/leads", "tanaka")).isTrue();
        assertThat(people.isMember("acme/leads", "okafor")).isFalse();
    }

    @Test
    void teamThatCannotBeSeenIsNotAnEmptyOne() throws Exception {
        assertThatThrownBy(() -> people.isMember("acme/leads", "tanaka"))
                .isInstanceOf(IOException.class);

        github.answer(TEAM, 200, "{\"slug\": \"leads\"}");
        assertThat(people.isMember("acme/leads", "tanaka")).isFalse();
    }

    @Test
    void nothingIsRemembered() throws Exception {
        github.answer(TEAM + "/memberships/tanaka", 200, "{\"state\": \"active\"}");
        people.isMember("acme/leads", "tanaka");
        github.answer(TEAM + "/memberships/tanaka", 500, "{}");

        assertThatThrownBy(() -> people.isMember("acme/leads", "tanaka"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void limitIsNotWaitedOut() {
        github.answer(
                TEAM + "/memberships/tanaka",
                403,
                "{\"message\": \"You have exceeded a secondary rate limit\"}",
                Map.of("Retry-After", "61"));

        assertThatThrownBy(() -> people.isMember("acme/leads", "tanaka"))
                .isInstanceOfSatisfying(
                        LimitReached.class,
                        limit -> assertThat(limit.pause().toSeconds()).isEqualTo(61));
    }

    @Test
    void namesThatWouldLeadElsewhereAreNotAsked() {
        assertThatThrownBy(() -> people.isMember("acme/leads/../../x", "tanaka"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> people.isMember("acme/leads", "../admins"))
                .isInstanceOf(IOException.class);
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void loginThatIsAnothersByNowHasNoPermissionOfTheirs() throws Exception {
        github.answer(
                "GET /repos/acme/infra/collaborators/tanaka/permission",
                200,
                """
                {"permission": "write", "role_name": "maintain",
                 "user": {"login": "tanaka", "id": 7}}
                """);

        assertThat(people.permission("acme/infra", "tanaka")).isEqualTo("maintain");
        assertThat(people.permission("acme/infra", new Actor("tanaka", "7"))).isEqualTo("maintain");
        assertThatThrownBy(() -> people.permission("acme/infra", new Actor("tanaka", "6")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void roleThatSomebodyMadeUpCountsAsWhatItIsMadeOf() throws Exception {
        github.answer(
                "GET /repos/acme/infra/collaborators/tanaka/permission",
                200,
                "{\"permission\": \"read\", \"role_name\": \"auditor\"}");

        assertThat(people.permission("acme/infra", "tanaka")).isEqualTo("read");
    }

    @Test
    void contributorsAreEveryAuthorAndCommitterButGitHubItself() throws Exception {
        pull("b", 3);
        github.answer(
                        PULL + "/commits?per_page=100",
                        200,
                        "[" + commit("a", user("mlind", 1), user("web-flow", 2)) + "]",
                        Map.of("Link", "<" + github.url() + "/page2>; rel=\"next\""))
                .answer(
                        "GET /page2",
                        200,
                        "[%s, %s]"
                                .formatted(
                                        commit("x", "null", user("okafor", 3)),
                                        commit("b", user("mlind", 1), user("tanaka", 4))));

        Contributors contributors = people.contributors("acme/infra", 7);

        assertThat(contributors.people())
                .containsExactlyInAnyOrder(
                        new Actor("mlind", "1"),
                        new Actor("okafor", "3"),
                        new Actor("tanaka", "4"));
        assertThat(contributors.commitsOfUnknown()).containsExactly("x");
        assertThat(contributors.complete()).isTrue();
        assertThat(contributors.head()).isEqualTo("b");
    }

    @Test
    void moreCommitsThanGitHubListsAreIncomplete() throws Exception {
        pull("z", 251);
        github.answer(
                PULL + "/commits?per_page=100",
                200,
                "[" + commit("a", user("mlind", 1), user("mlind", 1)) + "]");

        assertThat(people.contributors("acme/infra", 7).complete()).isFalse();
    }

    @Test
    void headThatMovedBetweenTheQuestionsIsNotGuessed() {
        pull("b", 1);
        github.answer(
                PULL + "/commits?per_page=100",
                200,
                "[" + commit("c", user("mlind", 1), user("mlind", 1)) + "]");

        assertThatThrownBy(() -> people.contributors("acme/infra", 7))
                .isInstanceOf(IOException.class);
    }

    private void pull(String head, int commits) {
        github.answer(
                PULL,
                200,
                "{\"head\": {\"sha\": \"%s\"}, \"commits\": %d}".formatted(head, commits));
    }

    private static String commit(String sha, String author, String committer) {
        return "{\"sha\": \"%s\", \"author\": %s, \"committer\": %s}"
                .formatted(sha, author, committer);
    }

    private static String user(String login, int id) {
        return "{\"login\": \"%s\", \"id\": %d}".formatted(login, id);
    }
}
