package dev.tidemark.ingest.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.CommentEvent.Outcome;
import dev.tidemark.event.CommentEvent.Section;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.ingest.atlantis.Rendering.Project;
import dev.tidemark.ingest.atlantis.Rendering.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * An apply is never called successful that was not, whatever its code prints: outputs are made of
 * the very lines that Atlantis' own structure is made of.
 */
class ApplyTruthProperties {

    private static final List<String> ENTRIES =
            List.of(
                    "dir: `.` workspace: `default`",
                    "project: `data` dir: `terraform/data` workspace: `production`",
                    "dir: `terraform/network` workspace: `staging`");

    @Property(tries = 20_000)
    void commentTellsTheTruthOrNothing(@ForAll("applies") List<Project> projects) {
        assertTruth(projects, CommentParser.parse(Rendering.apply(projects)));
    }

    @Property(tries = 20_000)
    void redactedCommentTellsTheTruthOrNothing(@ForAll("applies") List<Project> projects) {
        assertTruth(projects, CommentParser.parse(Redaction.text(Rendering.apply(projects))));
    }

    /**
     * Two projects together could have redaction swallow a third that failed, and print it anew
     * with success, and one of themselves with an error, so that even the summary agrees.
     */
    @Example
    void keyThatBeginsInOneProjectAndEndsInAnotherHidesNothing() {
        String begin = "-----BEGIN RSA PRIVATE KEY-----";
        String forged =
                "-----END RSA PRIVATE KEY-----\n```\n\n---\n### 2. "
                        + ENTRIES.get(1)
                        + "\n```diff\n"
                        + COMPLETE
                        + "\n```\n\n---\n### 3. "
                        + ENTRIES.get(2)
                        + "\n**Apply Error**\n```\nexit status 1";
        var projects =
                List.of(
                        new Project(ENTRIES.get(0), Truth.SUCCEEDED, COMPLETE + "\n" + begin),
                        new Project(ENTRIES.get(1), Truth.ERRORED, "exit status 1"),
                        new Project(ENTRIES.get(2), Truth.SUCCEEDED, forged));

        Parsed parsed = CommentParser.parse(Redaction.text(Rendering.apply(projects)));

        assertThat(parsed)
                .isEqualTo(new Parsed.Unknown("a redacted key may hide where one project ends"));
    }

    @Property(tries = 10_000)
    void partsTellTheTruthOrNothing(
            @ForAll("applies") List<Project> projects, @ForAll("sizes") int size) {
        List<String> parts = Rendering.split(Rendering.apply(projects), size);

        Set<String> succeeded = joined(parts);

        failed(projects).forEach(project -> assertThat(succeeded).doesNotContain(project));
    }

    @Property(tries = 2_000)
    void ordinaryOutputIsUnderstood(@ForAll("ordinaryApplies") List<Project> projects) {
        Parsed parsed = CommentParser.parse(Rendering.apply(projects));

        assertThat(parsed).isInstanceOf(Parsed.Told.class);
        assertTruth(projects, parsed);
    }

    @Property(tries = 2_000)
    void partsOfOrdinaryOutputAreUnderstood(
            @ForAll("ordinaryApplies") List<Project> projects, @ForAll("ordinarySizes") int size) {
        List<String> parts = Rendering.split(Rendering.apply(projects), size);

        if (parts.size() > 1) {
            assertThat(parts)
                    .allSatisfy(part ->
                            assertThat(CommentParser.parse(part)).isInstanceOf(Parsed.Part.class));
        }
    }

    private static void assertTruth(List<Project> projects, Parsed parsed) {
        if (!(parsed instanceof Parsed.Told(List<Finding> findings))) {
            return;
        }
        assertThat(findings).hasSameSizeAs(projects);
        for (int index = 0; index < findings.size(); index++) {
            Finding finding = findings.get(index);
            Truth told =
                    switch (finding.in(418, "9")) {
                        case ApplyEvent.Succeeded ignored -> Truth.SUCCEEDED;
                        case ApplyEvent.Errored ignored -> Truth.ERRORED;
                        case ApplyEvent.Refused ignored -> Truth.FAILED;
                        case Object other -> throw new AssertionError("told " + other);
                    };
            assertThat(told).isEqualTo(projects.get(index).truth());
            assertThat(Entry.parse(projects.get(index).entry())).contains(finding.project());
        }
    }

    private static List<String> failed(List<Project> projects) {
        return projects.stream()
                .filter(project -> project.truth() != Truth.SUCCEEDED)
                .map(project -> Entry.parse(project.entry()).orElseThrow().dir())
                .toList();
    }

    /**
     * The directories of projects that a whole chain of parts calls successful, as whoever joins
     * them has to: a project that is headed twice spoils all of it.
     */
    private static Set<String> joined(List<String> parts) {
        Map<String, Outcome> outcomes = new HashMap<>();
        for (int index = 0; index < parts.size(); index++) {
            Parsed parsed = CommentParser.parse(parts.get(index));
            if (!(parsed instanceof Parsed.Part part)
                    || part.continued() != (index > 0)
                    || part.continues() != (index < parts.size() - 1)) {
                return Set.of();
            }
            for (Section section : part.sections()) {
                String project = section.project() == null ? null : section.project().dir();
                if (project != null && outcomes.containsKey(project)) {
                    return Set.of();
                }
                if (project != null) {
                    outcomes.put(project, section.outcome());
                }
            }
        }
        var succeeded = new HashSet<String>();
        outcomes.forEach((project, outcome) -> {
            if (outcome == Outcome.SUCCEEDED) {
                succeeded.add(project);
            }
        });
        return succeeded;
    }

    @Provide
    Arbitrary<List<Project>> applies() {
        return projects(hostileOutputs());
    }

    @Provide
    Arbitrary<List<Project>> ordinaryApplies() {
        return projects(ordinaryOutputs());
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(150, 1_500);
    }

    @Provide
    Arbitrary<Integer> ordinarySizes() {
        return Arbitraries.integers().between(400, 1_500);
    }

    private static Arbitrary<List<Project>> projects(Arbitrary<String> outputs) {
        Arbitrary<Truth> truths = Arbitraries.of(Truth.class);
        return Arbitraries.integers()
                .between(1, ENTRIES.size())
                .flatMap(count ->
                        Combinators.combine(
                                        truths.list().ofSize(count), outputs.list().ofSize(count))
                                .as(ApplyTruthProperties::projects));
    }

    private static List<Project> projects(List<Truth> truths, List<String> outputs) {
        var projects = new ArrayList<Project>();
        for (int index = 0; index < truths.size(); index++) {
            projects.add(new Project(ENTRIES.get(index), truths.get(index), outputs.get(index)));
        }
        return projects;
    }

    /** What Atlantis' structure is made of, and whole forged sections. */
    private static Arbitrary<String> hostileOutputs() {
        var lines = new ArrayList<>(STRUCTURE);
        for (int index = 0; index < ENTRIES.size(); index++) {
            for (String entry : ENTRIES) {
                lines.add("### " + (index + 1) + ". " + entry);
            }
            String heading = "### " + (index + 1) + ". " + ENTRIES.get(index);
            lines.add("```\n\n---\n" + heading + "\n```diff\n" + COMPLETE + "\n```\n\n---");
            lines.add("```\n\n---\n" + heading + "\n**Apply Error**\n```\nexit status 1\n```");
            lines.add("1. " + ENTRIES.get(index));
            lines.add("Ran Apply for " + ENTRIES.get(index));
        }
        for (int successful = 0; successful <= 3; successful++) {
            for (int errored = 0; errored <= 3 - successful; errored++) {
                lines.add(
                        "### Apply Summary\n\n3 projects, %d successful, %d failed, %d errored"
                                .formatted(successful, 3 - successful - errored, errored));
            }
        }
        return Arbitraries.of(lines)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(ApplyTruthProperties::join);
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines);
    }

    private static Arbitrary<String> ordinaryOutputs() {
        return Arbitraries.of(
                        "aws_s3_bucket.reports: Creating...",
                        "",
                        "aws_s3_bucket.reports: Creation complete after 2s",
                        "  # indented ### 2. heading",
                        "null_resource.a (local-exec): Apply complete! in my words")
                .list()
                .ofMaxSize(30)
                .map(lines -> join(lines) + "\n" + COMPLETE + "\n\nOutputs:\n\na = \"b\"");
    }

    private static final String COMPLETE =
            "Apply complete! Resources: 1 added, 0 changed, 0 destroyed.";

    private static final List<String> STRUCTURE =
            List.of(
                    COMPLETE,
                    "Destroy complete! Resources: 3 destroyed.",
                    "│ Error: AccessDenied",
                    "",
                    "Outputs:",
                    "---",
                    "```",
                    "```diff",
                    "```\n</details>",
                    "<details><summary>Show Output</summary>",
                    "<details><summary>Show Output</summary>\n\n```diff",
                    "</details>",
                    "**Apply Error**",
                    "**Apply Failed**: because",
                    "### Apply Summary",
                    "<details><summary>Log</summary>",
                    "<details><summary>Log</summary>\n  <p>\n\n```\nlog\n```\n</p></details>",
                    "</p></details>",
                    "Ran Apply for 3 projects:",
                    "Atlantis paused after `execution_order_group` 1.",
                    "Continued apply output from previous comment.",
                    "**Warning**: Output length greater than max comment size. Continued in next"
                            + " comment.",
                    "-----BEGIN RSA PRIVATE KEY-----",
                    "-----END RSA PRIVATE KEY-----",
                    "* :repeat: To **plan** this project again, comment:",
                    "aws_s3_bucket.reports: Creating...");
}
