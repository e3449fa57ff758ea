package dev.tidemark.ingest.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Applications of the stories, changed in some places, one after the other. */
class ApplicationFuzzTest {

    private static final int DOCUMENTS = 20_000;
    private static final long SEED = 20_261_126;
    private static final List<JsonNode> KNOWN =
            Arrays.stream(ApplicationStories.values())
                    .flatMap(story -> story.seen().stream())
                    .map(WatchedApplication.Seen::object)
                    .filter(java.util.Objects::nonNull)
                    .toList();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void noDocumentThrowsAnythingElseOrMakesAnEntryThatDoesNotFit() {
        var random = new Random(SEED);
        var changes = new ApplicationChanges(Derived.CLUSTER);
        Remembered before = null;
        int read = 0;
        for (int count = 0; count < DOCUMENTS; count++) {
            JsonNode document = changed(random);
            var look = new Look(WatchedApplication.second(count), random.nextBoolean());
            try {
                var outcome = changes.between(before, document, look, "e".repeat(64));
                outcome.entries().forEach(ApplicationTrapsTest::assertFits);
                before = again(outcome.after());
                ApplicationSnapshot.withoutNoise(document);
                read++;
            } catch (UnreadableDocument declared) {
                assertThat(declared.getMessage()).matches("[a-zA-Z ]{5,60}");
            }
        }
        assertThat(read).isGreaterThan(DOCUMENTS / 2);
    }

    private static @Nullable Remembered again(@Nullable Remembered after) {
        return after == null ? null : Remembered.fromJson(after.toJson());
    }

    private static JsonNode changed(Random random) {
        JsonNode document = KNOWN.get(random.nextInt(KNOWN.size())).deepCopy();
        ((ObjectNode) document.path("metadata"))
                .put("resourceVersion", Integer.toString(random.nextInt(100_000)));
        for (int changes = random.nextInt(6); changes > 0; changes--) {
            changeSomewhere(document, random);
        }
        return document;
    }

    private static void changeSomewhere(JsonNode document, Random random) {
        var containers = new ArrayList<JsonNode>();
        collect(document, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, strange(random));
            }
        } else if (container instanceof ArrayNode list) {
            list.add(strange(random));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode strange(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextLong());
            case 2 -> JSON.numberNode(1e300);
            case 3 -> JSON.textNode("");
            case 4 -> JSON.textNode("\ud800\u0000\u001b[31m");
            case 5 -> JSON.textNode("x".repeat(random.nextInt(70_000)));
            case 6 -> JSON.textNode("2026-11-20T10:00:0" + random.nextInt(10) + "Z");
            case 7 -> JSON.textNode("+999999999-12-31T23:59:59Z");
            case 8 -> JSON.booleanNode(random.nextBoolean());
            case 9 -> JSON.arrayNode().add(JSON.objectNode()).add("text").add(7);
            case 10 -> JSON.objectNode().put("source", "x").put("sources", 1);
            case 11 -> KNOWN.get(random.nextInt(KNOWN.size())).path("status").deepCopy();
            case 12 -> JSON.numberNode(Integer.MAX_VALUE);
            default -> JSON.textNode("Succeeded");
        };
    }
}
