package dev.tidemark.sandbox.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final Map<String, List<String>> MOVES =
            Map.of(
                    "modules/data/variables.tf#volume_gib", List.of("120", "160"),
                    "modules/data/variables.tf#backup_days", List.of("14", "35"),
                    "modules/cluster/variables.tf#instance_type", List.of("a", "b"),
                    "modules/cluster/variables.tf#version", List.of("1.33", "1.34"),
                    "modules/network/variables.tf#nat_gateways", List.of("3", "1"),
                    "modules/network/variables.tf#flow_logs", List.of("false", "true"),
                    "modules/dns/records.tf#ttl", List.of("300", "60"),
                    "main.tf#owner", List.of("platform", "delivery"),
                    "env#workers", List.of("4", "6"),
                    "env#password_rotated", List.of("2026-08", "2026-11"));

    @Test
    void textAndJsonOfEveryPlanCountTheSame() {
        for (Plan plan : everyPlan()) {
            String text = PlanText.of(plan);
            JsonNode json = PlanJson.of(plan);

            assertThat(text).contains("\n" + plan.summary());
            assertThat(counted(json)).as(plan.summary()).isEqualTo(plan.summary());
        }
    }

    private static String counted(JsonNode json) {
        int add = 0;
        int change = 0;
        int destroy = 0;
        for (JsonNode one : json.path("resource_changes")) {
            String actions = one.at("/change/actions").toString();
            add += actions.contains("create") ? 1 : 0;
            change += actions.contains("update") ? 1 : 0;
            destroy += actions.contains("delete") ? 1 : 0;
        }
        return "Plan: %d to add, %d to change, %d to destroy.".formatted(add, change, destroy);
    }

    @Test
    void textShowsNoSecretAndJsonMarksThemAll() {
        Plan plan = plan("env#password_rotated");

        assertThat(PlanText.of(plan))
                .contains("~ secret_string = (sensitive value)")
                .contains("-> (known after apply)")
                .doesNotContain("battery-2026-11")
                .doesNotContain("correct-horse");
        JsonNode change = PlanJson.of(plan).at("/resource_changes/0/change");
        assertThat(change.at("/after/secret_string").textValue()).isEqualTo("battery-2026-11");
        assertThat(change.at("/after_sensitive/secret_string").booleanValue()).isTrue();
        assertThat(change.at("/before_sensitive/secret_string").booleanValue()).isTrue();
        assertThat(change.at("/after_unknown/version_id").booleanValue()).isTrue();
        assertThat(change.path("after").has("version_id")).isFalse();
    }

    @Test
    void replacementSaysWhatForcesIt() {
        Plan plan = plan("modules/cluster/variables.tf#version");

        assertThat(PlanText.of(plan))
                .contains(
                        "module.node[\"control-1\"].aws_instance.this must be replaced\n-/+ resource")
                .contains("\"ami-k8s-1.34\" # forces replacement");
        JsonNode json = PlanJson.of(plan);
        assertThat(json.path("format_version").textValue()).isEqualTo("1.2");
        JsonNode change = json.at("/resource_changes/0/change");
        assertThat(change.path("actions").toString()).isEqualTo("[\"delete\",\"create\"]");
        assertThat(change.path("replace_paths").toString()).isEqualTo("[[\"ami\"]]");
    }

    @Test
    void planWithoutChangesSaysSo() {
        var plan = new Plan(Project.STAGING, NOON, List.of(), List.of(), List.of());

        assertThat(PlanText.of(plan))
                .startsWith("No changes. Your infrastructure matches the configuration.\n");
        assertThat(PlanJson.of(plan).path("applyable").booleanValue()).isFalse();
    }

    @Test
    void longOutputIsFoldedAndItsSummaryRepeated() {
        Plan plan = plan("modules/dns/records.tf#ttl");
        String comment = PlanComment.of(List.of(new PlanResult.Planned(plan, "lock-url")));

        assertThat(comment)
                .startsWith(
                        "Ran Plan for project: `cluster-production` dir: `terraform` workspace:"
                                + " `production`\n\n<details><summary>Show"
                                + " Output</summary>\n\n```diff\nTerraform used")
                .contains("\n```\n</details>\n\n* :arrow_forward: To **apply** this plan, comment:")
                .contains(
                        "  atlantis plan -p cluster-production\n  ```\nPlan: 0 to add, 7 to"
                                + " change, 0 to destroy.\n\n---\n* :fast_forward:")
                .contains("click [here](lock-url)");
    }

    @Test
    void shortOutputIsNeitherFoldedNorRepeated() {
        var plan = new Plan(Project.STAGING, NOON, List.of(), List.of(), List.of());
        String comment = PlanComment.of(List.of(new PlanResult.Planned(plan, "lock-url")));

        assertThat(comment).doesNotContain("<details>").doesNotContain("```\nNo changes.");
    }

    @Test
    void failedPlanLeavesItsNameOutOnlyWhereItIsAlone() {
        var failed = new PlanResult.Failed(Project.STAGING, OtherComments.lockedBy(12));
        var errored = new PlanResult.Errored(Project.PRODUCTION, "exit status 1");

        assertThat(PlanComment.of(List.of(failed)))
                .startsWith(
                        "Ran Plan for dir: `terraform` workspace: `staging`\n\n**Plan Failed**");
        assertThat(PlanComment.of(List.of(failed, errored)))
                .contains("### 1. project: `cluster-staging` dir:")
                .contains("**Plan Error**\n```\nexit status 1\n```")
                .contains("2 projects, 0 with changes, 0 with no changes, 2 failed");
    }

    private static List<Plan> everyPlan() {
        var plans = new ArrayList<Plan>();
        for (String key : new TreeMap<>(MOVES).keySet()) {
            plans.add(plan(key));
        }
        return plans;
    }

    private static Plan plan(String key) {
        List<String> move = MOVES.getOrDefault(key, List.of());
        var terraform = new Terraform();
        terraform.begin(Project.PRODUCTION, settings(key, move.getFirst()));
        return terraform.plan(Project.PRODUCTION, settings(key, move.getLast()), NOON);
    }

    private static Settings settings(String key, String value) {
        return new Settings(new TreeMap<>(Map.of(key, value)));
    }
}
