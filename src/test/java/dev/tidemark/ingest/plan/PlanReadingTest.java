package dev.tidemark.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import dev.tidemark.plan.ResourceDetail;
import dev.tidemark.plan.ResourceDetail.Part;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void attributeThatForcesTheReplacementIsMarked() {
        assertThat(EVERY_ACTION.attribute("aws_a.delete_create", "zone"))
                .isEqualTo(new AttributeChange("zone", string("a"), string("b"), true, false));
        assertThat(EVERY_ACTION.attribute("aws_a.delete_create", "id"))
                .isEqualTo(
                        new AttributeChange(
                                "id", string("i-1"), AttributeValue.unknown(), false, false));
    }

    @Test
    void unchangedAttributesAreHiddenButForTheNameOfTheThing() {
        ReadPlan plan =
                ReadPlan.ofChange(
                        """
                        {"actions": ["update"],
                         "before": {"id": "i-1", "name": "web", "a": 1, "b": {"c": [1, 2], "d": null}, "n": 1.50},
                         "after":  {"id": "i-1", "name": "web", "a": 2, "b": {"c": [1, 2], "d": null}, "n": 1.5}}
                        """);

        ResourceDetail detail = plan.detail(Part.RESOURCE, "a.b");
        assertThat(detail.attributes())
                .extracting(AttributeChange::path, AttributeChange::isChanged)
                .containsExactly(tuple("a", true), tuple("id", false), tuple("name", false));
        assertThat(detail.unchanged()).isEqualTo(3);
        assertThat(plan.resource("a.b").changedAttributes()).isEqualTo(1);
    }

    @Test
    void nestedAttributesAreComparedOneByOne() {
        ReadPlan plan =
                ReadPlan.ofChange(
                        """
                        {"actions": ["delete", "create"],
                         "before": {"tags": {"team": "a", "a b": "1"}, "rule": [{"port": 1}], "one": "x", "gone": {"deep": 1}},
                         "after":  {"tags": {"team": "b", "a b": "2"}, "rule": [{"port": 2}, {"port": 3}], "one": {"now": "y"}, "big": 12345678901234567890.123},
                         "after_unknown": {"rule": [{"id": true}, {"id": true}], "list": [true], "not": {"at": {"all": false}}},
                         "replace_paths": [["rule", 0, "port"], ["tags"]]}
                        """);

        assertThat(plan.detail(Part.RESOURCE, "a.b").attributes())
                .containsExactly(
                        new AttributeChange(
                                "big", null, literal("12345678901234567890.123"), false, false),
                        new AttributeChange("gone.deep", literal("1"), null, false, false),
                        new AttributeChange(
                                "list[0]", null, AttributeValue.unknown(), false, false),
                        new AttributeChange("one", string("x"), null, false, false),
                        new AttributeChange("one.now", null, string("y"), false, false),
                        new AttributeChange(
                                "rule[0].id", null, AttributeValue.unknown(), false, false),
                        new AttributeChange(
                                "rule[0].port", literal("1"), literal("2"), true, false),
                        new AttributeChange(
                                "rule[1].id", null, AttributeValue.unknown(), false, false),
                        new AttributeChange("rule[1].port", null, literal("3"), false, false),
                        new AttributeChange("tags[\"a b\"]", string("1"), string("2"), true, false),
                        new AttributeChange("tags.team", string("a"), string("b"), true, false));
    }

    @Test
    void longTextIsCutAndSaysSo() {
        ReadPlan plan =
                ReadPlan.ofChange(
                        "{\"actions\": [\"update\"], \"before\": {\"x\": \"%s 1\"}, \"after\": {\"x\": \"%s 2\"}}"
                                .formatted("word ".repeat(10_000), "word ".repeat(10_000)));

        AttributeChange attribute = plan.attribute("a.b", "x");
        assertThat(attribute.isChanged()).isTrue();
        AttributeValue after = Objects.requireNonNull(attribute.after());
        assertThat(after.isCut()).isTrue();
        assertThat(after.length()).isEqualTo(50_002);
    }

    @Test
    void manyAttributesOfOneResourceAreCountedWhereTheyAreNotListed() {
        String values = "1,".repeat(4_999) + "1";

        ReadPlan plan =
                ReadPlan.ofChange(
                        "{\"actions\": [\"create\"], \"before\": null, \"after\": {\"x\": [%s]}}"
                                .formatted(values));

        ResourceDetail detail = plan.detail(Part.RESOURCE, "a.b");
        assertThat(detail.attributes()).hasSize(2_000);
        assertThat(detail.omitted()).isEqualTo(3_000);
        assertThat(plan.resource("a.b").changedAttributes()).isEqualTo(5_000);
    }

    @Test
    void resourceThatIsTooLargeIsKnownByAddressActionAndHash() {
        String form = "{\"actions\": [\"delete\"], \"before\": {\"x\": \"%s\"}, \"after\": null}";
        ReadPlan plan = ReadPlan.ofChange(form.formatted("x".repeat(5_000_000)));
        ReadPlan other = ReadPlan.ofChange(form.formatted("x".repeat(4_999_999) + "y"));

        assertThat(plan.summary().counts()).isEqualTo(new PlanCounts(0, 0, 1, 0, 0));
        assertThat(plan.detail(Part.RESOURCE, "a.b").reduced()).isTrue();
        assertThat(plan.detail(Part.RESOURCE, "a.b").attributes()).isEmpty();
        assertThat(plan.digest()).isNotEqualTo(other.digest());
        assertThat(plan.everything()).hasSizeLessThan(5_000);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format_version\": \"2.0\", \"resource_changes\": []}   | its format_version is not one that this version reads",
                "{\"format_version\": \"0.0\", \"resource_changes\": []}   | its format_version is not one that this version reads",
                "{\"format_version\": \"x\", \"resource_changes\": []}     | it has no format_version",
                "{\"resource_changes\": []}                                | it has no format_version",
                "{\"format_version\": \"1.0\", \"values\": {}}             | it is no plan; perhaps it is a state",
                "{\"format_version\": \"1.2\", \"resource_changes\": [{\"change\": {}}]} | a change in it has no address",
                "{\"format_version\": \"1.2\", \"resource_changes\": [{\"address\": \"a.b\", \"change\": {\"actions\": [\"evaporate\"]}}]} | a change in it does what this version does not know",
                "{\"format_version\": \"1.2\", \"resource_changes\": [{\"address\": \"a.b\"}]} | a change in it does what this version does not know"
            })
    void whatCannotBeReadWithoutGuessingIsNotRead(String plan, String reason) {
        assertThatThrownBy(() -> ReadPlan.of(plan))
                .isInstanceOf(UnreadablePlan.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.2", "1.0", "1.2", "1.99"})
    void minorVersionsOnlyAdd(String version) {
        ReadPlan plan =
                ReadPlan.of(
                        "{\"format_version\": \""
                                + version
                                + "\", \"planned_values\": {}, \"new\": [{}]}");

        assertThat(plan.summary().resources()).isEqualTo(List.of());
        assertThat(plan.summary().header().applyable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{]",
                "{} {}",
                "{\"a\"}",
                "{\"a\": }",
                "{\"a\": [}",
                "{\"a\": [1, 2}",
                "{\"a\": \"unended",
                "{\"resource_changes\": [{\"address\": }]}",
                "{\"resource_changes\": [], \"resource_changes\": []}",
                "{\"resource_changes\": [{\"address\": \"a\", \"address\": \"b\"}]}",
                "\ufeff{}"
            })
    void whatIsNoJsonObjectIsMalformed(String body) {
        assertThatThrownBy(() ->
                        ReadPlan.of(
                                body.replaceFirst(
                                        "^\\{\"resource",
                                        "{\"format_version\": \"1.2\", \"resource")))
                .hasCauseInstanceOf(MalformedJson.class);
    }

    @Test
    void deeplyNestedPartsAreMalformedAndDoNotBreakTheReader() {
        String deep = "[".repeat(200_000);

        assertThatThrownBy(() -> ReadPlan.of("{\"prior_state\": " + deep))
                .hasCauseInstanceOf(MalformedJson.class);
        assertThatThrownBy(() ->
                        ReadPlan.ofChange(
                                "{\"actions\": [\"create\"], \"after\": "
                                        + deep
                                        + "]".repeat(200_000)
                                        + "}"))
                .hasCauseInstanceOf(MalformedJson.class);
    }

    private static AttributeValue literal(String json) {
        return new AttributeValue(Kind.LITERAL, json, 0);
    }

    private static AttributeValue string(String text) {
        return new AttributeValue(Kind.STRING, text, 0);
    }
}
