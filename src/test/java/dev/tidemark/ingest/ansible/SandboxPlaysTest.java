package dev.tidemark.ingest.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.event.RunEvent;
import dev.tidemark.sandbox.story.ToldStory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The simulated plays are as the real plugin posts them, and all are read. */
class SandboxPlaysTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> told = ToldStory.plays(7, 2);

    @Test
    void messagesHaveTheFieldsOfTheRealPlugin() throws Exception {
        var real =
                Map.of(
                        "started", JSON.readTree(PlayMessages.STARTED),
                        "succeeded", JSON.readTree(PlayMessages.SUCCEEDED),
                        "errored", JSON.readTree(PlayMessages.ERRORED));

        for (var message : told) {
            var example = Objects.requireNonNull(real.get(message.path("state").asText()));
            assertThat(fields(message)).isEqualTo(fields(example));
            assertThat(fields(message.path("run")))
                    .containsExactlyInAnyOrderElementsOf(fields(example.path("run")));
            assertThat(fields(message.path("counts"))).isEqualTo(fields(example.path("counts")));
        }
    }

    private static List<String> fields(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    @Test
    void everyMessageIsRead() {
        var states = told.stream().map(message -> PlayMessage.of(message).event());

        assertThat(states)
                .hasAtLeastOneElementOfType(RunEvent.Started.class)
                .hasAtLeastOneElementOfType(RunEvent.Succeeded.class)
                .hasAtLeastOneElementOfType(RunEvent.Errored.class);
        assertThat(told).allMatch(message -> PlayMessage.unknown(message) == null);
    }
}
