package dev.tidemark.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyReadingTest {

    private static final String REPOSITORY = "acme/infrastructure";
    private static final PlanCounts ADDS = new PlanCounts(1, 0, 0, 0, 0);
    private static final PlanCounts REPLACES = new PlanCounts(1, 0, 1, 0, 0);
    private static final PlanCounts FORGETS = new PlanCounts(0, 0, 0, 0, 1);

    @Test
    void documentedExampleMeansWhatItsTableSays() throws Exception {
        Policy policy = Policy.read(documented());
        var network = new AtlantisProject("terraform/network", "production", null);
        var cluster = new AtlantisProject("terraform/cluster", "production", null);
        var shared = new AtlantisProject("terraform/shared/dns", "default", "dns");
        var staging = new AtlantisProject("terraform/cluster", "staging", null);

        assertThat(policy.environments()).containsExactly("staging", "production");
        Rule forNetwork = policy.ruleFor(REPOSITORY, network);
        assertThat(forNetwork.name()).isEqualTo("production network");
        assertThat(forNetwork.needs(ADDS)).isEqualTo(2);
        assertThat(forNetwork.approvers().teams()).containsExactly("acme/network");
        Rule forCluster = policy.ruleFor(REPOSITORY, cluster);
        assertThat(forCluster.name()).isEqualTo("production");
        assertThat(forCluster.needs(ADDS)).isEqualTo(1);
        assertThat(forCluster.needs(REPLACES)).isEqualTo(2);
        assertThat(forCluster.needs(FORGETS)).isEqualTo(2);
        assertThat(forCluster.undiverged()).isTrue();
        assertThat(forCluster.breakGlass().users()).containsExactly("mona");
        assertThat(policy.environmentOf(REPOSITORY, shared)).isEqualTo("production");
        assertThat(policy.mapping().domainOfApplication(Map.of(), "k8s/overlays/payment-eu"))
                .contains("checkout");
        assertThat(policy.ruleFor(REPOSITORY, shared)).isEqualTo(forCluster);
        assertThat(policy.ruleFor(REPOSITORY, staging).name()).isEqualTo("everything else");
    }

    @Test
    void documentedFreezesAreOnWhenTheySay() throws Exception {
        Policy policy = Policy.read(documented());
        var cluster = new AtlantisProject("terraform/cluster", "production", null);
        var warehouse = new AtlantisProject("terraform/dwh", "staging", "warehouse-eu");

        Freeze weekend =
                policy.frozen(
                                "production",
                                REPOSITORY,
                                cluster,
                                Instant.parse("2026-03-07T12:00:00Z"))
                        .orElseThrow();
        assertThat(weekend)
                .isEqualTo(
                        new Freeze(
                                "weekend",
                                Instant.parse("2026-03-06T15:00:00Z"),
                                Instant.parse("2026-03-09T07:00:00Z"),
                                "Nobody is on call for an apply."));
        assertThat(policy.frozen("staging", REPOSITORY, cluster, weekend.from())).isEmpty();
        assertThat(policy.frozen("production", REPOSITORY, cluster, weekend.until())).isEmpty();
        assertThat(
                        policy.frozen(
                                "production", REPOSITORY, cluster, weekend.until().minusSeconds(1)))
                .contains(weekend);
        // Tuesday, 2 o'clock in New York: the night that began on Monday.
        assertThat(
                        policy.frozen(
                                        "staging",
                                        REPOSITORY,
                                        warehouse,
                                        Instant.parse("2026-03-03T07:00:00Z"))
                                .orElseThrow()
                                .window())
                .isEqualTo("nights");
        // Saturday: no night begins on Friday.
        assertThat(
                        policy.frozen(
                                "staging",
                                REPOSITORY,
                                warehouse,
                                Instant.parse("2026-03-07T07:00:00Z")))
                .isEmpty();
        assertThat(
                        policy.frozen(
                                        "staging",
                                        REPOSITORY,
                                        cluster,
                                        Instant.parse("2026-12-31T23:00:00Z"))
                                .orElseThrow()
                                .reason())
                .isEqualTo("Half of us are away.");
    }

    @Test
    void withoutAFileOneLeadApproves() {
        Rule rule = Policy.DEFAULT.ruleFor(REPOSITORY, new AtlantisProject(".", "default", null));

        assertThat(rule.approvers().roles()).containsExactly("lead");
        assertThat(rule.needs(REPLACES)).isEqualTo(1);
        assertThat(rule.breakGlass().isNobody()).isTrue();
        assertThat(rule.actAsApp()).isFalse();
    }

    @Test
    void whatTheFileSaysHoldsForRulesThatSayNothing() throws Exception {
        Policy policy =
                Policy.read(
                        """
                        version: 1
                        undiverged: true
                        act_as_app: true
                        break_glass: {roles: [admin]}
                        rules:
                          - name: strict
                            projects: [{dir: a}]
                            approvers: {users: [Mona]}
                            act_as_app: false
                            break_glass: nobody
                          - name: lax
                            projects: [{dir: b}]
                            approvers: {roles: [viewer]}
                            undiverged: false
                        """);

        Rule strict = policy.ruleFor(REPOSITORY, new AtlantisProject("a", "default", null));
        assertThat(strict.undiverged()).isTrue();
        assertThat(strict.actAsApp()).isFalse();
        assertThat(strict.breakGlass().isNobody()).isTrue();
        assertThat(strict.approvers().users()).containsExactly("mona");
        Rule lax = policy.ruleFor(REPOSITORY, new AtlantisProject("b", "default", null));
        assertThat(lax.undiverged()).isFalse();
        assertThat(lax.actAsApp()).isTrue();
        Rule none = policy.ruleFor(REPOSITORY, new AtlantisProject("c", "default", null));
        assertThat(none.name()).isEqualTo("default");
        assertThat(none.undiverged()).isTrue();
        assertThat(none.breakGlass().roles()).containsExactly("admin");
    }

    @Test
    void applicationsAreInTheEnvironmentThatNamesThem() throws Exception {
        Policy policy =
                Policy.read(
                        """
                        version: 1
                        environments:
                          - name: production
                            applications:
                              - {cluster: prod-*, labels: {tier: live}}
                              - app_project: payments
                        """);

        assertThat(
                        policy.mapping()
                                .environmentOfApplication(
                                        "prod-eu", "argocd", "x", Map.of("tier", "live")))
                .isEqualTo("production");
        assertThat(policy.mapping().environmentOfApplication("prod-eu", "argocd", "x", Map.of()))
                .isEqualTo("prod-eu");
        assertThat(
                        policy.mapping()
                                .environmentOfApplication("edge", "argocd", "payments", Map.of()))
                .isEqualTo("production");
    }

    @Test
    void everyProblemHasItsLineAndWhatToWrite() {
        PolicyUnreadable unreadable =
                catchThrowableOfType(
                        PolicyUnreadable.class,
                        () ->
                                Policy.read(
                                        """
                                        version: "1"
                                        environments:
                                          - name: staging
                                          - name: staging
                                        rules:
                                          - name: one
                                            aprovals: 2
                                            approvers:
                                              teams: ["@acme/leads"]
                                          - name: one
                                            environments: [stagin]
                                            approvers: {users: [1234]}
                                            approvals: 2
                                          - approvals: yes
                                        freezes:
                                          - name: f
                                            reason: r
                                            time_zone: Berlin
                                            from: 2026-02-30T10:00
                                            until: 2026-03-01 10:00
                                        colour: red
                                        """));

        assertThat(unreadable.problems())
                .containsExactly(
                        "line 1: 'version' is 1 without quotes; write 'version: 1'",
                        "line 4: there is another environment 'staging' on line 3; write another"
                                + " name",
                        "line 7: 'aprovals' is not known here; write 'approvals'",
                        "line 9: '@acme/leads' cannot be used; write a GitHub team without @, such"
                                + " as acme/platform-leads",
                        "line 10: there is another rule 'one' on line 6; write another name",
                        "line 11: there is no environment 'stagin'; write 'staging'",
                        "line 12: 1234 is not a text; write it in quotes if it is meant so",
                        "line 14: 'name' is missing; write a name of its own",
                        "line 14: 'approvers' is missing; write who may approve, such as"
                                + " 'approvers: {roles: [lead]}'",
                        "line 14: 'approvals' is a number from 1 to 10, without quotes",
                        "line 18: there is no time zone 'Berlin'; write a time zone by its place,"
                                + " such as Europe/Berlin",
                        "line 19: '2026-02-30T10:00' is in no calendar; write another date",
                        "line 20: '2026-03-01 10:00' cannot be used; write a date and a time, such"
                                + " as 2026-12-23T18:00",
                        "line 21: 'colour' is not known here; write one of version, environments,"
                                + " domains, rules, freezes, break_glass, act_as_app, undiverged");
    }

    @Test
    void ruleThatCouldNeverHoldIsAProblem() {
        assertThatThrownBy(() ->
                        Policy.read(
                                """
                                version: 1
                                rules:
                                  - name: all
                                    approvers: {roles: [lead]}
                                  - name: special
                                    projects: [{dir: a}]
                                    approvers: {roles: [admin]}
                                """))
                .hasMessage(
                        "line 5: this rule never holds: 'all' above is for everything; write that"
                                + " one last");
    }

    @Test
    void moreApprovalsThanPeopleIsAProblem() {
        assertThat(
                        problems(
                                "{version: 1, rules: [{name: a, approvers: {users: [mona]}, approvals: 2}]}"))
                .containsExactly(
                        "line 1: 2 people must approve and 1 may; name more, or a team or role");
    }

    @Test
    void hostileFilesCostNoMoreThanTheirLength() {
        var bomb = new StringBuilder("version: 1\na0: &a0 [x, x]\n");
        for (int i = 1; i < 16; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problems(bomb.toString()))
                .anyMatch(problem -> problem.contains("nested or repeated"));
        assertThat(problems("version: 1\nrules: &r [*r]\n"))
                .anyMatch(problem -> problem.contains("nested or repeated"));
        assertThat(problems("[".repeat(5_000))).isNotEmpty();
        assertThat(problems("version: 1\n# " + "x".repeat(40_000)))
                .containsExactly(
                        "line 1: the file is longer than 32 KiB; write fewer rules with patterns");
        assertThat(problems("version: 1\n" + "\n".repeat(30_000)))
                .containsExactly(
                        "line 1: the file has too many quotes or empty lines; leave some out");
        assertThat(problems("version: !!java.net.URL [\"http://localhost\"]\n"))
                .anyMatch(problem -> problem.contains("tag"));
        assertThat(problems("!evil\nversion: 1\n")).anyMatch(problem -> problem.contains("tag"));
        assertThat(problems("version: 1\n---\nversion: 1\n"))
                .allMatch(problem -> problem.startsWith("line 2: this is not YAML"));
        assertThat(problems("? [a]\n: b\n")).anyMatch(problem -> problem.contains("one word"));
        assertThat(problems("version: 1\nversion: 1\n"))
                .containsExactly("line 2: 'version' is already on line 1; write it once");
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("- a\n")).isNotEmpty();
        assertThat(problems("\0")).isNotEmpty();
    }

    @Test
    void problemsAreFewEnoughForAnEntry() {
        var many = new StringBuilder("version: 1\n");
        for (int i = 0; i < 500; i++) {
            many.append("key").append(i).append(": \"").append("y".repeat(30)).append("\"\n");
        }

        assertThat(problems(many.toString())).hasSize(31).last().isEqualTo("470 more");
    }

    @Test
    void aliasSavesWriting() throws Exception {
        Policy policy =
                Policy.read(
                        """
                        version: 1
                        rules:
                          - name: a
                            projects: [{dir: a}]
                            approvers: &leads {teams: [acme/leads]}
                          - name: b
                            approvers: *leads
                        """);

        assertThat(policy.rules())
                .extracting(each -> each.rule().approvers().teams())
                .allMatch(teams -> teams.contains("acme/leads"));
    }

    private static List<String> problems(String yaml) {
        PolicyUnreadable unreadable =
                catchThrowableOfType(PolicyUnreadable.class, () -> Policy.read(yaml));
        return unreadable.problems();
    }

    private static String documented() throws Exception {
        String text = Files.readString(Path.of("docs/policy.md"));
        int start = text.indexOf("```yaml\n") + "```yaml\n".length();
        return text.substring(start, text.indexOf("```", start));
    }
}
