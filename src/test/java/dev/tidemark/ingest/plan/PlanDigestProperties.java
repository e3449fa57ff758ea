package dev.tidemark.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PlanDigestProperties {

    @Property(tries = 200)
    void orderOfResourcesAndOfKeysDoesNotMatter(@ForAll Random random) {
        var plans = new RandomPlan(random);
        ObjectNode plan = plans.plan();

        assertThat(ReadPlan.of(plans.shuffled(plan)).digest())
                .isEqualTo(ReadPlan.of(plan).digest());
    }

    @Property(tries = 200)
    void changeOfAnyValueChangesIt(@ForAll Random random) {
        var plans = new RandomPlan(random);
        ObjectNode plan = plans.plan();

        assertThat(ReadPlan.of(plans.withAnotherValue(plan)).digest())
                .isNotEqualTo(ReadPlan.of(plan).digest());
    }

    @Property(tries = 100)
    void changeOfAnAddressAnActionOrAReplacePathChangesIt(@ForAll Random random) {
        ObjectNode plan = new RandomPlan(random).plan();
        int which = random.nextInt(plan.withArray("resource_changes").size());

        ObjectNode renamed = plan.deepCopy();
        at(renamed, which, "").put("address", "a.other");
        ObjectNode replaced = plan.deepCopy();
        at(replaced, which, "/change").putArray("replace_paths").addArray().add("another");
        ObjectNode forgotten = plan.deepCopy();
        at(forgotten, which, "/change").putArray("actions").add("forget");
        ObjectNode more = plan.deepCopy();
        more.withArray("resource_changes").add(at(plan, which, ""));
        ObjectNode less = plan.deepCopy();
        less.withArray("resource_changes").remove(which);

        String digest = ReadPlan.of(plan).digest();
        assertThat(List.of(renamed, replaced, forgotten, more, less))
                .allSatisfy(other -> assertThat(ReadPlan.of(other).digest()).isNotEqualTo(digest));
    }

    private static ObjectNode at(ObjectNode plan, int resource, String path) {
        return (ObjectNode) plan.at("/resource_changes/" + resource + path);
    }

    @Example
    void maskedValueIsInIt() {
        String form =
                "{\"actions\": [\"update\"], \"before\": {\"password\": \"a\"},"
                        + " \"after\": {\"password\": \"%s\"}, \"after_sensitive\": {\"password\": true}}";

        assertThat(ReadPlan.ofChange(form.formatted("b")).digest())
                .isEqualTo(ReadPlan.ofChange(form.formatted("b")).digest())
                .isNotEqualTo(ReadPlan.ofChange(form.formatted("c")).digest());
    }

    @Example
    void formOfANumberIsNotInItButItsLastDigitIs() {
        String form = "{\"actions\": [\"create\"], \"after\": {\"n\": %s}}";

        assertThat(ReadPlan.ofChange(form.formatted("1.50")).digest())
                .isEqualTo(ReadPlan.ofChange(form.formatted("15e-1")).digest());
        assertThat(ReadPlan.ofChange(form.formatted("100")).digest())
                .isEqualTo(ReadPlan.ofChange(form.formatted("1e2")).digest());
        assertThat(ReadPlan.ofChange(form.formatted("12345678901234567890")).digest())
                .isNotEqualTo(ReadPlan.ofChange(form.formatted("12345678901234567891")).digest());
    }

    @Example
    void unknownIsNotTheSameAsNothing() {
        String form = "{\"actions\": [\"create\"], \"after\": {}, \"after_unknown\": {\"x\": %s}}";

        assertThat(ReadPlan.ofChange(form.formatted("true")).digest())
                .isNotEqualTo(ReadPlan.ofChange(form.formatted("false")).digest());
        assertThat(ReadPlan.ofChange(form.formatted("true")).digest())
                .isNotEqualTo(
                        ReadPlan.ofChange(
                                        "{\"actions\": [\"create\"], \"after\": {\"x\": {\"unknown\": true}}}")
                                .digest());
    }

    @Example
    void moveImportAndDeposedObjectAreInIt() {
        String form =
                """
                {"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [
                  {"address": "a.b"%s, "change": {"actions": ["no-op"], "before": {}, "after": {}%s}}]}
                """;
        assertThat(
                        List.of(
                                ReadPlan.of(form.formatted("", "")).digest(),
                                ReadPlan.of(form.formatted(", \"previous_address\": \"a.c\"", ""))
                                        .digest(),
                                ReadPlan.of(form.formatted(", \"deposed\": \"0a\"", "")).digest(),
                                ReadPlan.of(form.formatted("", ", \"importing\": {\"id\": \"1\"}"))
                                        .digest(),
                                ReadPlan.of(form.formatted("", ", \"importing\": {\"id\": \"2\"}"))
                                        .digest()))
                .doesNotHaveDuplicates();
    }

    @Example
    void itIsWhatTheDocumentationSays() {
        ReadPlan plan =
                ReadPlan.ofChange(
                        """
                        {"actions": ["delete", "create"], "before": {"size": 1.50, "zone": "a"},
                         "after": {"zone": "b"}, "after_unknown": {"id": true}, "replace_paths": [["zone"]]}
                        """);

        String part =
                "{\"actions\":[\"delete\",\"create\"],\"address\":\"a.b\","
                        + "\"after\":{\".id\":{\"unknown\":true},\".zone\":\"b\"},"
                        + "\"before\":{\".size\":15e-1,\".zone\":\"a\"},"
                        + "\"deposed\":null,\"importId\":null,\"kind\":\"resource\","
                        + "\"previousAddress\":null,\"replacePaths\":[[\"zone\"]]}";
        assertThat(plan.digest()).isEqualTo(Sha256.hex(Sha256.of(part)));
    }
}
