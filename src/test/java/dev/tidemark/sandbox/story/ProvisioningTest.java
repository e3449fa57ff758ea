package dev.tidemark.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Ansible tells in two weeks. */
class ProvisioningTest {

    private static final List<String> WAVE_1 = List.of("PostgreSQL", "Redis", "RabbitMQ");

    private final List<JsonNode> told = ToldStory.plays(7, 2);

    @Test
    void everyCommandCountsItsPlaysFromOneAndEndsEachOfThem() {
        var commands = new LinkedHashMap<String, List<JsonNode>>();
        for (var each : told) {
            commands.computeIfAbsent(command(each), key -> new ArrayList<>()).add(each);
        }

        assertThat(commands).hasSizeGreaterThan(8);
        for (Map.Entry<String, List<JsonNode>> command : commands.entrySet()) {
            var messages = command.getValue();
            for (int i = 0; i < messages.size(); i++) {
                assertThat(messages.get(i).path("number").asInt())
                        .as(command.getKey())
                        .isEqualTo(i / 2 + 1);
                assertThat(messages.get(i).path("state").asText().equals("started"))
                        .as(command.getKey())
                        .isEqualTo(i % 2 == 0);
            }
        }
    }

    private static String command(JsonNode message) {
        return message.at("/run/id").asText()
                + " "
                + message.at("/run/attempt")
                + " "
                + message.path("playbook");
    }

    @Test
    void databasesOfBothEnvironmentsHaveAStateFromTheSecondDayOn() {
        for (var environment : List.of("staging", "production")) {
            for (var play : WAVE_1) {
                assertThat(told)
                        .as(environment + " " + play)
                        .anyMatch(each ->
                                each.path("environment").asText().equals(environment)
                                        && each.path("play").asText().equals(play)
                                        && each.path("state").asText().equals("succeeded")
                                        && each.path("time").asText().compareTo("2026-11-11") < 0);
            }
        }
    }

    @Test
    void someRunsFailAndAreRunAgainByTheWorkflowAndByHand() {
        var failed = told.stream().filter(each -> each.path("state").asText().equals("errored"));

        assertThat(failed)
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(told.subList(told.indexOf(each), told.size()))
                            .as(each.toString())
                            .anyMatch(again ->
                                    again.path("play").equals(each.path("play"))
                                            && again.path("environment")
                                                    .equals(each.path("environment"))
                                            && again.path("playbook").equals(each.path("playbook"))
                                            && again.path("state").asText().equals("succeeded"));
                });
        assertThat(told)
                .anyMatch(each -> each.at("/run/attempt").asInt() == 2)
                .anyMatch(each -> each.at("/run/trigger").asText().equals("manual"));
    }
}
