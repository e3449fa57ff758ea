package dev.tidemark.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument.Action;
import dev.tidemark.plan.AttributeChange;
import dev.tidemark.plan.AttributeValue;
import dev.tidemark.plan.AttributeValue.Kind;
import dev.tidemark.plan.DeferredResource;
import dev.tidemark.plan.FailedCheck;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.PlannedOutput;
import dev.tidemark.plan.PlannedResource;
import dev.tidemark.plan.ResourceDetail.Part;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReadingTest {

    private static final ReadPlan EVERY_ACTION = ReadPlan.fixture("every-action");

    @Test
    void countsAreTerraformsOwn() {
        PlanSummary summary = EVERY_ACTION.summary();

        // create, delete_create, create_delete, create_forget; three updates; delete, deposed and
        // the two replacements that delete; two imports; forget and create_forget.
        assertThat(summary.counts()).isEqualTo(new PlanCounts(4, 3, 4, 2, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"create\"             | 1 | 0 | 0 | 0",
                "\"update\"             | 0 | 1 | 0 | 0",
                "\"delete\"             | 0 | 0 | 1 | 0",
                "\"delete\", \"create\" | 1 | 0 | 1 | 0",
                "\"create\", \"delete\" | 1 | 0 | 1 | 0",
                "\"create\", \"forget\" | 1 | 0 | 0 | 1",
                "\"forget\", \"create\" | 1 | 0 | 0 | 1",
                "\"forget\"             | 0 | 0 | 0 | 1",
                "\"read\"               | 0 | 0 | 0 | 0",
                "\"no-op\"              | 0 | 0 | 0 | 0"
            })
    void everyActionCountsAsTerraformCountsIt(
            String actions, long add, long change, long destroy, long forget) {
        String form = "{\"actions\": [%s], \"before\": {}, \"after\": {}%s}";

        assertThat(ReadPlan.ofChange(form.formatted(actions, "")).summary().counts())
                .isEqualTo(new PlanCounts(add, change, destroy, 0, forget));
        assertThat(
                        ReadPlan.ofChange(
                                        form.formatted(actions, ", \"importing\": {\"id\": \"x\"}"))
                                .summary()
                                .counts())
                .isEqualTo(new PlanCounts(add, change, destroy, 1, forget));
    }

    @Test
    void resourcesAreListedWorstFirstWithoutWhatNothingIsDoneTo() {
        assertThat(EVERY_ACTION.summary().resources())
                .extracting(PlannedResource::action)
                .containsExactly(
                        Action.DELETE,
                        Action.DELETE,
                        Action.DELETE_CREATE,
                        Action.CREATE_DELETE,
                        Action.CREATE_FORGET,
                        Action.FORGET,
                        Action.UPDATE,
                        Action.UPDATE,
                        Action.UPDATE,
                        Action.CREATE,
                        Action.IMPORT,
                        Action.MOVE,
                        Action.READ);
        assertThat(EVERY_ACTION.summary().resources())
                .extracting(PlannedResource::address)
                .doesNotContain("aws_a.no_op", "data.aws_a.gone");
    }

    @Test
    void rowTellsWhereTheResourceIsAndWhereItWas() {
        PlannedResource moved = EVERY_ACTION.resource("module.net[\"eu\"].aws_a.moved");

        assertThat(moved.previousAddress()).isEqualTo("aws_a.old");
        assertThat(moved.module()).isEqualTo("module.net[\"eu\"]");
        assertThat(moved.mode()).isEqualTo("managed");
        assertThat(moved.type()).isEqualTo("aws_a");
        assertThat(moved.name()).isEqualTo("moved");
        assertThat(moved.provider()).isEqualTo("registry.terraform.io/hashicorp/aws");
        assertThat(moved.isMoved()).isTrue();
        assertThat(EVERY_ACTION.resource("aws_a.deposed").deposed()).isEqualTo("5f3a11c9");
        assertThat(EVERY_ACTION.resource("aws_a.delete").reason())
                .isEqualTo("delete_because_no_resource_config");
        assertThat(EVERY_ACTION.resource("aws_a.imported").importId()).isEqualTo("i-0abc");
    }

    @Test
    void driftIsApartFromWhatIsPlanned() {
        assertThat(EVERY_ACTION.summary().drift())
                .extracting(PlannedResource::address, PlannedResource::action)
                .containsExactly(
                        tuple("aws_a.create", Action.DELETE), tuple("aws_a.update", Action.UPDATE));
        assertThat(EVERY_ACTION.detail(Part.DRIFT, "aws_a.update").attributes())
                .containsExactly(
                        new AttributeChange("size", literal("0"), literal("1"), false, false));
    }

    @Test
    void headerSaysWhatThePlanSaysAboutItself() {
        var header = EVERY_ACTION.summary().header();

        assertThat(header.formatVersion()).isEqualTo("1.2");
        assertThat(header.terraformVersion()).isEqualTo("1.11.4");
        assertThat(header.plannedAt()).isEqualTo(Instant.parse("2026-08-11T09:30:00Z"));
        assertThat(header.complete()).isFalse();
        assertThat(header.applyable()).isTrue();
        assertThat(header.errored()).isFalse();
        assertThat(header.allMasked()).isFalse();
    }

    @Test
    void outputsChecksAndWhatIsPutOffAreListed() {
        PlanSummary summary = EVERY_ACTION.summary();

        assertThat(summary.outputs())
                .extracting(PlannedOutput::name, PlannedOutput::action)
                .containsExactly(tuple("address", Action.UPDATE), tuple("later", Action.CREATE));
        assertThat(summary.failedChecks())
                .containsExactly(
                        new FailedCheck("aws_a.create", "error"),
                        new FailedCheck("check.health", "fail"));
        assertThat(summary.deferred())
                .containsExactly(
                        new DeferredResource(
                                "aws_a.later", "resource_config_unknown", Action.CREATE));
        assertThat(EVERY_ACTION.detail(Part.OUTPUT, "later").attributes())
                .containsExactly(
                        new AttributeChange("", null, AttributeValue.unknown(), false, false));
    }

    @Test
    void detailsOfManyResourcesAreInDocumentsOfFifty() {
        var resources = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            resources.append(i == 0 ? "" : ",").append(resource(i));
        }

        ReadPlan plan =
                ReadPlan.of(
                        "{\"format_version\": \"1.2\", \"terraform_version\": \"1.11.4\","
                                + " \"resource_changes\": ["
                                + resources
                                + "]}");

        assertThat(plan.summary().details()).hasSize(3);
        assertThat(plan.documents()).hasSize(3);
        assertThat(plan.resource("a.b[0]").details()).isZero();
        assertThat(plan.resource("a.b[50]").details()).isEqualTo(1);
        assertThat(plan.resource("a.b[119]").details()).isEqualTo(2);
    }

    private static String resource(int number) {
        return ("{\"address\": \"a.b[%d]\", \"mode\": \"managed\", \"type\": \"a\", \"name\": \"b\","
                        + " \"change\": {\"actions\": [\"create\"], \"before\": null,"
                        + " \"after\": {\"n\": %d}}}")
                .formatted(number, number);
    }

    private static AttributeValue literal(String json) {
        return new AttributeValue(Kind.LITERAL, json, 0);
    }
}
