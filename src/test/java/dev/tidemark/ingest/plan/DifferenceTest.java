package dev.tidemark.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.event.PlanCounts;
import dev.tidemark.plan.AttributeChange;
import dev.tidemark.plan.AttributeValue;
import dev.tidemark.plan.AttributeValue.Kind;
import dev.tidemark.plan.ResourceDetail;
import dev.tidemark.plan.ResourceDetail.Part;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final ReadPlan EVERY_ACTION = ReadPlan.fixture("every-action");

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

    private static AttributeValue literal(String json) {
        return new AttributeValue(Kind.LITERAL, json, 0);
    }

    private static AttributeValue string(String text) {
        return new AttributeValue(Kind.STRING, text, 0);
    }
}
