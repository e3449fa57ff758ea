package dev.tidemark.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadablePlanTest {

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
}
