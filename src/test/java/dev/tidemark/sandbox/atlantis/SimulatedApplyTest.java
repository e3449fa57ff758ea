package dev.tidemark.sandbox.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sandbox.atlantis.SimulatedAtlantis.Progress;
import dev.tidemark.sandbox.github.PullRequest;
import org.junit.jupiter.api.Test;

class SimulatedApplyTest {

    private static final String DNS = "terraform/modules/dns/records.tf";
    private static final String PRODUCTION = "terraform/env/production.tfvars";
    private static final String CLUSTER = "terraform/modules/cluster/variables.tf";

    private final Site site = new Site(Fate.CALM);

    @Test
    void applyWithoutApprovalIsRefused() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();

        site.say(pullRequest, Site.HANA, "atlantis apply -p cluster-staging");
        site.pass();

        assertThat(site.lastComment(pullRequest))
                .isEqualTo(
                        "Ran Apply for project: `cluster-staging` dir: `terraform` workspace:"
                                + " `staging`\n\n**Apply Failed**: Pull request must be approved"
                                + " according to the project's approval rules before running"
                                + " apply.\n");
        assertThat(site.webhooks).isEmpty();
        assertThat(site.statuses())
                .contains("atlantis/apply: cluster-staging | failure | Apply failed.");
    }

    @Test
    void approvedPullRequestIsAppliedProjectByProject() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();
        site.approve(pullRequest);

        site.say(pullRequest, Site.HANA, "atlantis apply -p cluster-production");
        site.pass();
        assertThat(site.lastComment(pullRequest))
                .contains("unless you apply its dependencies: [cluster-staging]");
        site.say(pullRequest, Site.HANA, "atlantis apply -p cluster-staging");
        site.pass();
        site.say(pullRequest, Site.JIWON, "atlantis apply");
        site.pass();

        assertThat(site.lastComment(pullRequest))
                .startsWith("Ran Apply for project: `cluster-production`")
                .contains("Apply complete! Resources: 0 added, 7 changed, 0 destroyed.");
        assertThat(site.atlantis.progress(pullRequest)).isEqualTo(Progress.APPLIED);
        assertThat(site.statuses())
                .contains("atlantis/apply | pending | 1/2 projects applied successfully.")
                .endsWith("atlantis/apply | success | 2/2 projects applied successfully.");
        assertThat(site.webhooks)
                .extracting(body -> body.path("ProjectName").textValue())
                .containsExactly("cluster-staging", "cluster-production");
        JsonNode webhook = site.webhooks.getLast();
        assertThat(webhook.path("Success").booleanValue()).isTrue();
        assertThat(webhook.at("/User/Username").textValue()).isEqualTo("jiwon");
        assertThat(webhook.at("/Pull/HeadCommit").textValue()).isEqualTo(pullRequest.head().sha());
        assertThat(webhook.at("/Repo/CloneURL").textValue()).contains("x-access-token:ghs_");
    }

    @Test
    void appliedChangeIsNotPlannedAgain() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();
        site.approve(pullRequest);
        site.say(pullRequest, Site.HANA, "atlantis apply");
        site.pass();
        site.say(pullRequest, Site.HANA, "atlantis plan");

        site.pass();

        assertThat(site.lastComment(pullRequest))
                .contains("No changes. Your infrastructure matches the configuration.")
                .contains("2 projects, 0 with changes, 2 with no changes, 0 failed");
        assertThat(site.statuses()).contains("atlantis/apply | success | 2/2 projects up to date.");
    }

    @Test
    void planOfAnOlderHeadIsNotApplied() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();
        site.approve(pullRequest);
        String planned = pullRequest.head().sha().substring(0, 7);

        site.say(pullRequest, Site.HANA, "atlantis apply -p cluster-staging");
        site.pass(1);
        site.push("dns", "README.md", "# other\n");
        site.pass();

        assertThat(site.comments(pullRequest))
                .anyMatch(comment ->
                        comment.contains(
                                "**Apply Error**\n```\nrecorded plan status is from commit "
                                        + planned
                                        + " but live pull request head is"));
    }

    @Test
    void planThatDestroysNeedsItsPoliciesApproved() {
        PullRequest pullRequest = site.open("k8s", CLUSTER, "version = \"1.34\"\n");
        site.pass();
        site.approve(pullRequest);
        assertThat(site.lastComment(pullRequest))
                .contains("**Policy Check Failed**: Some policy sets did not pass.")
                .contains("policy set: infrastructure: requires: 1 approval(s), have: 0.");

        site.say(pullRequest, Site.HANA, "atlantis apply");
        site.pass();
        assertThat(site.lastComment(pullRequest)).contains("All policies must pass");
        site.say(pullRequest, Site.HANA, "atlantis approve_policies");
        site.pass();
        assertThat(site.lastComment(pullRequest))
                .contains("User @hana does not have permissions to execute 'approve_policies'");
        site.say(pullRequest, Site.JIWON, "atlantis approve_policies");
        site.pass();
        assertThat(site.lastComment(pullRequest)).startsWith("Approved Policies for 2 projects:");
        site.say(pullRequest, Site.HANA, "atlantis apply");
        site.pass();

        assertThat(site.atlantis.progress(pullRequest)).isEqualTo(Progress.APPLIED);
    }

    @Test
    void defaultBranchThatMovedOnHasToBeTakenInFirst() {
        PullRequest pullRequest = site.open("dns", DNS, "ttl = 60\n");
        site.pass();
        site.approve(pullRequest);
        site.push("main", PRODUCTION, "workers = 5\n");

        site.say(pullRequest, Site.HANA, "atlantis apply");
        site.pass();

        assertThat(site.lastComment(pullRequest))
                .contains("1. project: `cluster-production`")
                .contains("Default branch must be rebased onto pull request");
    }
}
