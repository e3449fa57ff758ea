package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.RepositoryRenamed;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.RunEvent.Run;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statements;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubMapperTest {

    private static final Repository GITOPS = Repository.byId("github.com", 700100200);
    private static final Actor MLIND = new Actor("mlind", "1001");
    private static final Actor OKAFOR = new Actor("okafor", "1002");
    private static final Actor TANAKA = new Actor("tanaka", "1003");
    private static final Revision HEAD = revision("pull_request-opened", "pull_request.head.sha");
    private static final Revision NEXT =
            revision("pull_request-synchronize", "pull_request.head.sha");
    private static final Revision MERGE =
            revision("pull_request-merged", "pull_request.merge_commit_sha");
    private static final String TITLE = "Raise the orders database to db.r6g.large";

    @Test
    void openedPullRequestIsDescribedAsItWasOpened() {
        Envelope envelope = new Fixture("pull_request-opened").entry().envelope();

        assertThat(event("pull_request-opened"))
                .isEqualTo(
                        new ChangeEvent.Opened(
                                new Description(TITLE, MLIND, "main", "orders-db", HEAD, false)));
        assertThat(envelope.fact()).isEqualTo(Fact.of(GITOPS.toString(), "418", "opened"));
        assertThat(envelope.subject()).isEqualTo(Subject.change(GITOPS, 418));
        assertThat(envelope.source())
                .isEqualTo(URI.create("https://github.com/harbourline/gitops"));
        assertThat(envelope.time()).isEqualTo(Instant.parse("2026-03-02T08:30:00Z"));
        assertThat(envelope.actor()).isEqualTo(MLIND);
        assertThat(envelope.proof()).isEqualTo(ActorProof.SIGNED);
        assertThat(envelope.observedBy()).isEqualTo(ObservedBy.WEBHOOK);
        assertThat(envelope.mapper()).isEqualTo(GitHubMapper.VERSION);
        assertThat(envelope.repository()).isEqualTo(GITOPS);
        assertThat(envelope.revision()).isEqualTo(HEAD);
        assertThat(envelope.evidence()).isEqualTo(Fixture.EVIDENCE);
    }

    @Test
    void pullRequestOfADeletedAccountHasNoAuthor() {
        var opened = (ChangeEvent.Opened) event("pull_request-opened-by-deleted-account");

        assertThat(opened.description().author()).isNull();
    }

    @Test
    void pushToAPullRequestMovesItsHead() {
        var updated = (ChangeEvent.Updated) event("pull_request-synchronize");

        assertThat(updated.before()).isEqualTo(HEAD);
        assertThat(updated.after()).isEqualTo(NEXT);
        assertThat(fact("pull_request-synchronize"))
                .isEqualTo(
                        Fact.of(
                                GITOPS.toString(),
                                "418",
                                "updated",
                                HEAD.sha(),
                                NEXT.sha(),
                                "2026-03-02T08:55:10Z"));
    }

    @Test
    void changedTitleAndDraftStateAreEdits() {
        var edited = (ChangeEvent.Edited) event("pull_request-edited-title");
        var drafted = (ChangeEvent.Edited) event("pull_request-converted_to_draft");
        var ready = (ChangeEvent.Edited) event("pull_request-ready_for_review");

        assertThat(edited.description().title())
                .isEqualTo("Raise the orders database to db.r6g.xlarge");
        assertThat(drafted.description().draft()).isTrue();
        assertThat(ready.description().draft()).isFalse();
    }

    @Test
    void twoEditsWithinOneSecondAreTwoFacts() {
        var fixture = new Fixture("pull_request-edited-title");
        ObjectNode retitledAgain = fixture.json();
        retitledAgain.withObject("/pull_request").put("title", "Another title");

        assertThat(fixture.entry(retitledAgain).envelope().fact())
                .isNotEqualTo(fixture.entry().envelope().fact());
    }

    @Test
    void mergedPullRequestIsNotClosed() {
        Envelope envelope = new Fixture("pull_request-merged").entry().envelope();
        var merged = (ChangeEvent.Merged) event("pull_request-merged");

        assertThat(merged.mergeCommit()).isEqualTo(MERGE);
        assertThat(envelope.actor()).isEqualTo(TANAKA);
        assertThat(envelope.revision()).isEqualTo(MERGE);
        assertThat(envelope.time()).isEqualTo(Instant.parse("2026-03-02T09:58:11Z"));
        assertThat(envelope.fact())
                .isEqualTo(Fact.of(GITOPS.toString(), "418", "merged", MERGE.sha()));
    }

    @Test
    void closedAndReopenedPullRequestsKeepTheirTimeInTheKey() {
        assertThat(event("pull_request-closed")).isInstanceOf(ChangeEvent.Closed.class);
        assertThat(fact("pull_request-closed"))
                .isEqualTo(Fact.of(GITOPS.toString(), "418", "closed", "2026-03-02T09:10:00Z"));
        assertThat(event("pull_request-reopened")).isInstanceOf(ChangeEvent.Reopened.class);
        assertThat(fact("pull_request-reopened"))
                .isEqualTo(Fact.of(GITOPS.toString(), "418", "reopened", "2026-03-02T09:20:00Z"));
    }

    @Test
    void reviewCountsForTheCommitThatWasReviewed() {
        Envelope envelope = new Fixture("pull_request_review-approved").entry().envelope();

        assertThat(event("pull_request_review-approved"))
                .isEqualTo(new ChangeEvent.Reviewed("1900000007", ReviewState.APPROVED, NEXT));
        assertThat(envelope.actor()).isEqualTo(OKAFOR);
        assertThat(envelope.subject()).isEqualTo(Subject.change(GITOPS, 418));
        assertThat(envelope.fact())
                .isEqualTo(Fact.of("review", GITOPS.toString(), "1900000007", "approved"));
    }

    @Test
    void dismissalIsByWhoDismissedAndWhen() {
        Envelope envelope = new Fixture("pull_request_review-dismissed").entry().envelope();

        assertThat(event("pull_request_review-dismissed"))
                .isEqualTo(new ChangeEvent.Reviewed("1900000007", ReviewState.DISMISSED, NEXT));
        assertThat(envelope.actor()).isEqualTo(TANAKA);
        assertThat(envelope.time()).isEqualTo(Instant.parse("2026-03-02T09:45:00Z"));
    }

    @Test
    void startOfARunIsTheSameWhicheverDeliveryTellsIt() {
        var run = new Run("Deploy", "8800000123", 1, "main", "push", null);

        assertThat(event("workflow_run-requested")).isEqualTo(new RunEvent.Started(run));
        assertThat(new Fixture("workflow_run-in_progress").entry())
                .isEqualTo(new Fixture("workflow_run-requested").entry());
    }

    @Test
    void runEndsWithGitHubsConclusion() {
        assertThat(event("workflow_run-succeeded")).isInstanceOf(RunEvent.Succeeded.class);
        assertThat(event("workflow_run-cancelled-second-attempt"))
                .isEqualTo(
                        new RunEvent.Errored(
                                new Run("Deploy", "8800000123", 2, "main", "push", null),
                                "cancelled"));
        assertThat(fact("workflow_run-cancelled-second-attempt"))
                .isEqualTo(Fact.of("run", GITOPS.toString(), "8800000123", "2", "finished"));
    }

    @Test
    void renamedAndTransferredRepositoriesKeepTheirFormerName() {
        assertThat(event("repository-renamed"))
                .isEqualTo(
                        new RepositoryRenamed("harbourline/infrastructure", "harbourline/gitops"));
        assertThat(event("repository-transferred-from-user"))
                .isEqualTo(new RepositoryRenamed("mlind/gitops", "harbourline/gitops"));
        assertThat(event("repository-transferred-from-organization"))
                .isEqualTo(new RepositoryRenamed("old-harbour/gitops", "harbourline/gitops"));
    }

    @Test
    void whatChangesNothingIsKeptWithAReason() {
        assertThat(reading("pull_request-labeled"))
                .isEqualTo(
                        new Reading.Kept("pull_request.labeled changes nothing that is recorded"));
        for (var name :
                List.of(
                        "pull_request_review-edited",
                        "repository-archived",
                        "ping-repository",
                        "status-atlantis-plan",
                        "issue_comment-atlantis-apply",
                        "installation-created",
                        "star-created")) {
            assertThat(reading(name)).as(name).isInstanceOf(Reading.Kept.class);
        }
    }

    @Test
    void missingAndWronglyTypedFieldsAreNamedWithoutTheirContent() {
        var fixture = new Fixture("pull_request-opened");
        ObjectNode without = fixture.json();
        without.withObject("/pull_request/head").remove("sha");
        ObjectNode wrong = fixture.json();
        wrong.withObject("/pull_request").put("title", 42);
        ObjectNode odd = fixture.json();
        odd.withObject("/pull_request").put("created_at", "yesterday");

        assertThat(fixture.read(without))
                .isEqualTo(new Reading.Unmappable("pull_request.head.sha is missing"));
        assertThat(fixture.read(wrong))
                .isEqualTo(new Reading.Unmappable("pull_request.title is not a text"));
        assertThat(fixture.read(odd))
                .isEqualTo(new Reading.Unmappable("pull_request.created_at is not a time"));
    }

    @Test
    void unknownEventsAndActionsAreNeverErrors() {
        var opened = new Fixture("pull_request-opened").json();
        var mapper = new GitHubMapper(new Statements(List.of()));
        ObjectNode strange = new Fixture("pull_request-opened").json();
        strange.put("action", "Opened\u0000<script>");

        assertThat(mapper.read("merge_group", opened, Fixture.EVIDENCE))
                .isEqualTo(new Reading.Kept("merge_group is not an event that is recorded"));
        assertThat(mapper.read("pull_request", strange, Fixture.EVIDENCE))
                .isEqualTo(
                        new Reading.Kept(
                                "pull_request with an odd action changes nothing that is"
                                        + " recorded"));
    }

    @Test
    void enterpriseServersAreOtherHosts() {
        var fixture = new Fixture("pull_request-opened");
        ObjectNode enterprise = fixture.json();
        enterprise
                .withObject("/repository")
                .put("html_url", "https://GitHub.Harbour.example:8443/harbourline/gitops");

        Envelope envelope = fixture.entry(enterprise).envelope();

        assertThat(envelope.repository())
                .isEqualTo(Repository.byId("github.harbour.example:8443", 700100200));
        assertThat(envelope.source())
                .isEqualTo(URI.create("https://github.harbour.example:8443/harbourline/gitops"));
    }

    private static Reading reading(String fixture) {
        return new Fixture(fixture).read();
    }

    private static Event event(String fixture) {
        return new Fixture(fixture).entry().event();
    }

    private static Fact fact(String fixture) {
        return new Fixture(fixture).entry().envelope().fact();
    }

    private static Revision revision(String fixture, String path) {
        return new Revision(
                new Fixture(fixture).json().at("/" + path.replace('.', '/')).textValue());
    }
}
