package dev.tidemark.ingest.atlantis;

import static dev.tidemark.ingest.atlantis.Statements.BOT;
import static dev.tidemark.ingest.atlantis.Statements.CREATED;
import static dev.tidemark.ingest.atlantis.Statements.GITOPS;
import static dev.tidemark.ingest.atlantis.Statements.HEAD;
import static dev.tidemark.ingest.atlantis.Statements.IMITATOR;
import static dev.tidemark.ingest.atlantis.Statements.MLIND;
import static dev.tidemark.ingest.atlantis.Statements.entry;
import static dev.tidemark.ingest.atlantis.Statements.reader;
import static dev.tidemark.ingest.atlantis.Statements.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusReadingTest {

    @Test
    void statusIsAboutItsRevision() {
        NewEntry started = entry(status("atlantis/plan: data", "pending", "Plan in progress..."));

        assertThat(started.event())
                .isEqualTo(
                        new PlanEvent.Started(
                                report("atlantis/plan: data", "Plan in progress...")));
        assertThat(started.envelope().subject()).isEqualTo(Subject.revision(GITOPS, HEAD));
        assertThat(started.envelope().revision()).isEqualTo(HEAD);
        assertThat(started.envelope().fact())
                .isEqualTo(Fact.of("status", GITOPS.toString(), "77001"));
        assertThat(started.envelope().actor()).isEqualTo(BOT);
        assertThat(started.envelope().time()).isEqualTo(CREATED);
    }

    private static AtlantisReport report(String context, @Nullable String said) {
        return new AtlantisReport(Channel.STATUS, null, null, null, context, said);
    }

    @ParameterizedTest
    @CsvSource({
        "atlantis/plan, success, 2/2 projects planned successfully., plan succeeded",
        "atlantis/plan, failure, 1/2 projects failed to plan., plan errored",
        "atlantis/plan, pending, Plan in progress..., plan started",
        "atlantis/apply, success, 2/2 projects applied successfully., apply succeeded",
        "atlantis/apply, success, 2/3 projects applied successfully (1 up to date)., apply"
                + " succeeded",
        "atlantis/apply, success, Apply succeeded., apply succeeded",
        "atlantis/apply, failure, 1/3 projects failed to apply., apply errored",
        "atlantis/apply, error, , apply errored",
        "atlantis/apply, pending, Apply in progress..., apply started",
        "atlantis/policy_check, success, 2/2 projects had policies checked successfully., check"
                + " passed",
        "atlantis/policy_check, failure, 1/2 projects failed policy checks., check errored",
        "atlantis/policy_check, pending, Policy_check in progress..., check started",
        "atlantis/apply: data, success, Apply succeeded., apply succeeded",
        "atlantis/apply: terraform/data/production, failure, Apply failed., apply errored",
        "atlantis/policy_check: data, success, Policy Check succeeded., check passed"
    })
    void outcomeIsRead(String context, String state, @Nullable String said, String expected) {
        assertThat(what(entry(status(context, state, said)).event())).isEqualTo(expected);
    }

    private static String what(Event event) {
        return switch (event) {
            case PlanEvent.Started ignored -> "plan started";
            case PlanEvent.Succeeded ignored -> "plan succeeded";
            case PlanEvent.Errored ignored -> "plan errored";
            case ApplyEvent.Started ignored -> "apply started";
            case ApplyEvent.Succeeded ignored -> "apply succeeded";
            case ApplyEvent.Errored ignored -> "apply errored";
            case PolicyCheckEvent.Started ignored -> "check started";
            case PolicyCheckEvent.Passed ignored -> "check passed";
            case PolicyCheckEvent.Errored ignored -> "check errored";
            default -> throw new AssertionError("a status told " + event);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "atlantis/apply, pending, 0/2 projects applied.",
        "atlantis/apply, pending, 0/2 projects applied (1 up to date).",
        "atlantis/apply, pending, 1/2 projects applied successfully.",
        "atlantis/apply, success, 0/0 projects applied successfully.",
        "atlantis/apply, success, 2/2 projects up to date.",
        "atlantis/apply, success, No projects to apply",
        "atlantis/plan, success, 0/0 projects planned successfully.",
        "atlantis/policy_check, success, 0/0 projects had policies checked successfully."
    })
    void countThatTellsOfNoRunIsKept(String context, String state, String said) {
        assertThat(reader().read(status(context, state, said))).isInstanceOf(Reading.Kept.class);
    }

    @ParameterizedTest
    @CsvSource({
        "atlantis/apply, success, 0/2 projects applied.",
        "atlantis/apply, success, 1/2 projects applied successfully.",
        "atlantis/apply, success, 1/3 projects applied successfully (1 up to date).",
        "atlantis/apply, success, Aplicación completada.",
        "atlantis/apply, success, ",
        "atlantis/apply: data, success, 0/2 projects applied.",
        "atlantis/apply, done, Apply succeeded."
    })
    void successThatIsNotSaidIsUnmappable(String context, String state, @Nullable String said) {
        assertThat(reader().read(status(context, state, said)))
                .isInstanceOf(Reading.Unmappable.class);
    }

    @Test
    void planOfOneProjectIsQuoted() {
        assertThat(text("Plan: 1 to import, 2 to add, 3 to change, 4 to destroy."))
                .isEqualTo(
                        new PlanText(
                                PlanText.Result.CHANGES,
                                new PlanCounts(2, 3, 4, 1, 0),
                                false,
                                null));
        assertThat(text("No changes. Your infrastructure matches the configuration."))
                .isEqualTo(new PlanText(PlanText.Result.NO_CHANGES, null, false, null));
        assertThat(text("")).isNull();
        assertThat(text("Plan succeeded.")).isNull();
    }

    private static @Nullable PlanText text(String said) {
        var event = entry(status("atlantis/plan: data", "success", said)).event();
        return ((PlanEvent.Succeeded) event).text();
    }

    @Test
    void longContextIsKeptAsItIs() {
        String context = "atlantis/plan: " + "d".repeat(227) + "-0123456789ab";

        assertThat(entry(status(context, "pending", "Plan in progress...")).event())
                .isEqualTo(new PlanEvent.Started(report(context, "Plan in progress...")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ci/build",
                "atlantis",
                "atlantis-staging/plan",
                "atlantis/pre_workflow_hook: lint",
                "atlantis/post_workflow_hook: notify",
                "atlantis/import"
            })
    void otherStatusesAreKept(String name) {
        assertThat(reader().read(status(name, "success", "Apply succeeded.")))
                .isInstanceOf(Reading.Kept.class);
    }

    @Test
    void statusByAnyOtherAccountIsKept() {
        for (var creator : Arrays.asList(IMITATOR, MLIND, null)) {
            assertThat(
                            reader().read(
                                            status(
                                                    "atlantis/apply: data",
                                                    "success",
                                                    "Apply succeeded.",
                                                    creator)))
                    .isInstanceOf(Reading.Kept.class);
        }
    }

    @Test
    void renamedPrefixIsUsedInsteadOfAtlantis() {
        var settings =
                new AtlantisSettings(
                        Optional.of("harbour-atlantis"),
                        Optional.empty(),
                        "atlantis",
                        "atlantis-eu");
        var renamed = new AtlantisStatements(settings);

        assertThat(renamed.read(status("atlantis-eu/plan", "pending", "Plan in progress...")))
                .isInstanceOf(Reading.Entries.class);
        assertThat(renamed.read(status("atlantis/plan", "pending", "Plan in progress...")))
                .isInstanceOf(Reading.Kept.class);
    }
}
