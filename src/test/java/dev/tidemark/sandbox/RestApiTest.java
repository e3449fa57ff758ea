package dev.tidemark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHCommitStatus;
import org.kohsuke.github.GHDirection;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestQueryBuilder.Sort;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;

/** The REST API, read by a client that was made for the real one. */
class RestApiTest {

    private static ServedStory served;

    @BeforeAll
    static void tell() throws IOException {
        served = new ServedStory(5_000, 0);
        served.tell();
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void pullRequestsAreListedPageByPage() throws IOException {
        var numbers = new HashSet<Integer>();
        for (var pullRequest :
                repository()
                        .queryPullRequests()
                        .state(GHIssueState.ALL)
                        .sort(Sort.UPDATED)
                        .direction(GHDirection.DESC)
                        .list()
                        .withPageSize(5)) {
            numbers.add(pullRequest.getNumber());
            assertThat(pullRequest.getUser().getLogin()).isNotBlank();
        }

        assertThat(numbers).hasSizeGreaterThan(10).contains(301, 302, 300 + numbers.size());
    }

    @Test
    void mergedPullRequestLeadsToItsCommitsFilesReviewsAndBack() throws IOException {
        var merged = merged();

        assertThat(merged.getMergedBy().getLogin()).isNotBlank();
        assertThat(merged.listCommits().toList()).hasSize(merged.getCommits());
        assertThat(merged.listFiles().toList()).hasSize(merged.getChangedFiles());
        assertThat(merged.listReviews().toList())
                .isNotEmpty()
                .allMatch(review -> review.getCommitId().length() == 40);
        var commit = repository().getCommit(merged.getMergeCommitSha());
        assertThat(commit.listPullRequests().toList())
                .extracting(GHPullRequest::getNumber)
                .contains(merged.getNumber());
        assertThat(commit.listFiles().toList()).isNotEmpty();
    }

    @Test
    void statusesHangOnTheHead() throws IOException {
        var head = merged().getHead().getSha();

        var statuses = repository().listCommitStatuses(head).toList();

        // Which pull request was merged last depends on the hour, and some have Atlantis' too.
        assertThat(statuses)
                .filteredOn(status -> status.getContext().equals("policy/conftest"))
                .extracting(GHCommitStatus::getState)
                .startsWith(GHCommitState.SUCCESS)
                .endsWith(GHCommitState.PENDING);
        assertThat(repository().getLastCommitStatus(head).getId())
                .isEqualTo(statuses.getFirst().getId());
    }

    @Test
    void historyOfABranchIsNewestFirst() throws IOException {
        var main = repository().getBranch("main").getSHA1();

        var commits = repository().queryCommits().from("main").pageSize(7).list().toList();

        assertThat(commits.getFirst().getSHA1()).isEqualTo(main);
        assertThat(commits.getLast().getParentSHA1s()).isEmpty();
        assertThat(commits).hasSizeGreaterThan(20);
    }

    @Test
    void comparisonTellsWhatAMergeBrought() throws IOException {
        var main = repository().queryCommits().from("main").list().toList();
        var merge =
                main.stream()
                        .filter(commit -> commit.getParentSHA1s().size() == 2)
                        .findFirst()
                        .orElseThrow();
        var repository = repository();
        repository.setCompareUsePaginatedCommits(true);

        var comparison = repository.getCompare(merge.getParentSHA1s().getFirst(), merge.getSHA1());

        assertThat(comparison.getMergeBaseCommit().getSHA1())
                .isEqualTo(merge.getParentSHA1s().getFirst());
        assertThat(comparison.listCommits().toList())
                .extracting(GHCommit::getSHA1)
                .contains(merge.getSHA1(), merge.getParentSHA1s().getLast());
    }

    @Test
    void callerAndLimitAreKnown() throws IOException {
        assertThat(client(ServedStory.TOKEN).getMyself().getLogin()).isEqualTo("tidemark-portal");
        assertThat(client(ServedStory.TOKEN).getRateLimit().getCore().getLimit()).isEqualTo(5_000);
    }

    @Test
    void formerNameStillLeadsToTheRepository() throws IOException {
        var byFormerName = client(ServedStory.TOKEN).getRepository("eco-cycle/backend");

        assertThat(byFormerName.getFullName()).isEqualTo("eco-cycle/backend-gitops");
        assertThat(byFormerName.getPullRequest(301).getNumber()).isEqualTo(301);
    }

    @Test
    void workflowRunsAreListed() throws IOException {
        var runs = repository().queryWorkflowRuns().list().toList();

        assertThat(runs).hasSizeGreaterThan(30);
        assertThat(repository().getWorkflowRun(runs.getFirst().getId()).getName()).isNotBlank();
    }

    @Test
    void commentIsWrittenAsWhoseTokenItIs() throws IOException {
        var pullRequest = repository().getPullRequest(303);

        var comment = pullRequest.comment("Planned by hand.");

        assertThat(comment.getUser().getLogin()).isEqualTo("tidemark-portal");
        assertThat(pullRequest.listComments().toList())
                .anyMatch(one -> one.getId() == comment.getId());
    }

    @Test
    void wrongTokenIsRefused() {
        assertThatThrownBy(() -> client("another-token").getMyself())
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.getResponseCode()).isEqualTo(401));
    }

    @Test
    void unknownThingsAreNotFound() {
        assertThatThrownBy(() -> client(ServedStory.TOKEN).getRepository("eco-cycle/frontend"))
                .isInstanceOf(GHFileNotFoundException.class);
        assertThatThrownBy(() -> repository().getPullRequest(9_999))
                .isInstanceOf(GHFileNotFoundException.class);
    }

    @Test
    void unknownCommitIsUnprocessable() {
        assertThatThrownBy(() -> repository().getCommit("f".repeat(40)))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.getResponseCode()).isEqualTo(422));
    }

    private static GitHub client(String token) throws IOException {
        return new GitHubBuilder()
                .withEndpoint(served.api("").toString())
                .withOAuthToken(token)
                .build();
    }

    private static GHRepository repository() throws IOException {
        return client(ServedStory.TOKEN).getRepository("eco-cycle/backend-gitops");
    }

    private static GHPullRequest merged() throws IOException {
        for (var pullRequest : repository().queryPullRequests().state(GHIssueState.CLOSED).list()) {
            var full = repository().getPullRequest(pullRequest.getNumber());
            if (full.isMerged() && !full.listReviews().toList().isEmpty()) {
                return full;
            }
        }
        throw new AssertionError("nothing was merged");
    }
}
