package dev.tidemark.sandbox.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sandbox.atlantis.SimulatedAtlantis.Progress;
import dev.tidemark.sandbox.github.PullRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedAtlantisTest {

    private static final String DNS = "terraform/modules/dns/records.tf";
    private static final String PRODUCTION = "terraform/env/production.tfvars";

    private final Site site = new Site(Fate.CALM);

    @Test
    void pullRequestIsPlannedForEachProjectItTouches() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");

        site.pass();

        assertThat(site.comments(pullRequest)).hasSize(1);
        assertThat(site.lastComment(pullRequest))
                .startsWith(
                        "Ran Plan for 2 projects:\n\n1. project: `cluster-staging` dir:"
                                + " `terraform` workspace: `staging`\n")
                .contains("2 projects, 2 with changes, 0 with no changes, 0 failed");
        assertThat(site.statuses())
                .containsExactly(
                        "atlantis/plan | pending | Plan in progress...",
                        "atlantis/plan: cluster-staging | pending | Plan in progress...",
                        "atlantis/plan: cluster-production | pending | Plan in progress...",
                        "atlantis/plan: cluster-staging | success | Plan: 0 to add, 7 to change, 0"
                                + " to destroy.",
                        "atlantis/plan: cluster-production | success | Plan: 0 to add, 7 to"
                                + " change, 0 to destroy.",
                        "atlantis/plan | success | 2/2 projects planned successfully.",
                        "atlantis/policy_check | pending | Policy Check in progress...",
                        "atlantis/policy_check: cluster-staging | pending | Policy Check in"
                                + " progress...",
                        "atlantis/policy_check: cluster-production | pending | Policy Check in"
                                + " progress...",
                        "atlantis/policy_check: cluster-staging | success | Policy Check"
                                + " succeeded.",
                        "atlantis/policy_check: cluster-production | success | Policy Check"
                                + " succeeded.",
                        "atlantis/policy_check | success | 2/2 projects policies checked"
                                + " successfully.");
    }

    @Test
    void workflowStepPostsEachPlan() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");

        site.pass();

        assertThat(site.plans).hasSize(2);
        assertThat(site.queries.getFirst())
                .containsEntry("repository", "eco-cycle/backend")
                .containsEntry("pull", Integer.toString(pullRequest.number()))
                .containsEntry("head", pullRequest.head().sha())
                .containsEntry("project", "cluster-staging")
                .containsEntry("dir", "terraform")
                .containsEntry("workspace", "staging");
    }

    @Test
    void nothingIsSaidWhereTerraformIsNotTouched() {
        PullRequest pullRequest = site.open("readme", "README.md", "# other\n");

        site.pass();

        assertThat(site.comments(pullRequest)).isEmpty();
        assertThat(site.statuses()).isEmpty();
        assertThat(site.atlantis.progress(pullRequest)).isEqualTo(Progress.NOTHING_TO_DO);
    }

    @Test
    void secondPullRequestOfAProjectIsLockedOut() {
        PullRequest first = site.open("dns", DNS, "ttl = 60\n");
        site.pass();
        PullRequest second = site.open("workers", PRODUCTION, "workers = 5\n");

        site.pass();

        assertThat(site.lastComment(second))
                .startsWith("Ran Plan for dir: `terraform` workspace: `production`\n\n")
                .contains(
                        "**Plan Failed**: This project is currently locked by an unapplied plan"
                                + " from pull #"
                                + first.number());
        assertThat(locks()).hasSize(2);
        assertThat(site.statuses())
                .contains("atlantis/plan | failure | 1/1 projects failed to plan.");
    }

    @Test
    void closedPullRequestGivesItsLocksBack() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();

        site.repository
                .pullRequests()
                .close(Instant.parse("2026-11-23T09:00:00Z"), Site.HANA, pullRequest);
        site.pass();

        assertThat(site.lastComment(pullRequest))
                .isEqualTo(
                        "Locks and plans deleted for the projects and workspaces modified in this"
                                + " pull request:\n\n"
                                + "- dir: `terraform` workspaces: `staging`, `production`\n");
        assertThat(locks()).isEmpty();
    }

    @Test
    void talkIsNoCommand() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();
        site.approve(pullRequest);

        site.say(pullRequest, Site.HANA, "atlantis apply\nplease");
        site.say(pullRequest, Site.HANA, "I would atlantis apply");
        site.pass();

        assertThat(site.comments(pullRequest)).hasSize(1);
    }

    @Test
    void unlockThrowsPlansAway() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();

        site.say(pullRequest, Site.HANA, "atlantis unlock");
        site.pass();

        assertThat(site.lastComment(pullRequest))
                .isEqualTo("All Atlantis locks for this PR have been unlocked and plans discarded");
        assertThat(locks()).isEmpty();
        assertThat(site.atlantis.progress(pullRequest)).isEqualTo(Progress.NO_PLAN);
    }

    @Test
    void planDiscardedInItsPagesNamesNobody() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();

        site.atlantis.discard(
                Instant.parse("2026-11-23T09:00:00Z"), pullRequest, Project.PRODUCTION);

        assertThat(site.lastComment(pullRequest))
                .startsWith(
                        "**Warning**: The plan for dir: `terraform` workspace: `production` was"
                                + " **discarded** via the Atlantis UI.");
        assertThat(locks()).hasSize(1);
    }

    @Test
    void whatWasChangedByHandIsFoundAndPutBack() {
        site.atlantis.driftOutside(Project.STAGING, 8_443);
        Instant night = Instant.parse("2026-11-23T18:00:00Z");

        JsonNode answer = site.atlantis.detect(night, List.of());

        assertThat(answer.at("/data/projects/0/has_drift").booleanValue()).isTrue();
        assertThat(answer.at("/data/projects/0/drift/to_change").intValue()).isEqualTo(1);
        assertThat(answer.at("/data/projects/1/has_drift").booleanValue()).isFalse();
        assertThat(site.webhooks.getLast().path("projects_with_drift").intValue()).isEqualTo(1);

        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();
        assertThat(site.lastComment(pullRequest))
                .contains("Note: Objects have changed outside of Terraform");
        assertThat(site.plans.getFirst().path("resource_drift")).hasSize(1);
        assertThat(site.plans.getLast().has("resource_drift")).isFalse();
    }

    @Test
    void longPlanFillsSeveralComments() {
        PullRequest pullRequest = site.open("owner", "terraform/main.tf", "owner = \"delivery\"\n");

        site.pass();

        var comments = site.comments(pullRequest);
        assertThat(comments.size()).isGreaterThan(1);
        assertThat(comments).allMatch(one -> one.length() <= CommentSplit.LARGEST);
        assertThat(comments.getFirst())
                .endsWith(
                        "Output length greater than max comment size. Continued in next comment.");
        assertThat(comments.getLast())
                .startsWith("Continued plan output from previous comment.\n")
                .contains("### Plan Summary");
    }

    private List<JsonNode> locks() {
        var locks = new java.util.ArrayList<JsonNode>();
        site.atlantis.locks().path("Locks").forEach(locks::add);
        return locks;
    }
}
