package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Plans at random, and what can be done to them. */
final class RandomPlan {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("a", "b", "password", "e f", "id", "€");
    private static final List<List<String>> ACTIONS =
            List.of(
                    List.of("create"),
                    List.of("update"),
                    List.of("delete", "create"),
                    List.of("no-op"));

    private final Random random;

    RandomPlan(Random random) {
        this.random = random;
    }

    ObjectNode plan() {
        ObjectNode plan = JSON.createObjectNode();
        plan.put("format_version", "1.2").put("terraform_version", "1.11.4");
        int resources = 1 + random.nextInt(6);
        for (int i = 0; i < resources; i++) {
            ObjectNode resource = plan.withArray("resource_changes").addObject();
            resource.put("address", "a.b[" + i + "]");
            resource.set("change", change());
        }
        plan.putObject("output_changes").set("out", change());
        return plan;
    }

    private ObjectNode change() {
        ObjectNode change = JSON.createObjectNode();
        any(ACTIONS).forEach(change.withArray("actions")::add);
        change.set("before", object(2));
        change.set("after", object(2));
        if (random.nextInt(4) == 0) {
            change.put("after_sensitive", true);
        } else if (random.nextBoolean()) {
            change.putObject("before_sensitive").put(any(NAMES), true);
        }
        return change;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
            object.set(any(NAMES), value(depth));
        }
        return object;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> TextNode.valueOf(text());
            case 1 ->
                    DecimalNode.valueOf(
                            new BigDecimal(new BigInteger(80, random), random.nextInt(9) - 4));
            case 2 -> BooleanNode.valueOf(random.nextBoolean());
            case 3 -> object(depth - 1);
            default -> JSON.createArrayNode().add(value(depth - 1)).add(value(depth - 1));
        };
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(random.nextInt(8) == 0 ? 0x1f30a : random.nextInt(0x3000));
        }
        return text.toString();
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The same plan with one value of a resource or an output changed. */
    ObjectNode withAnotherValue(ObjectNode plan) {
        ObjectNode other = plan.deepCopy();
        var leaves = new ArrayList<Runnable>();
        for (JsonNode resource : other.withArray("resource_changes")) {
            addValues(resource.path("change"), leaves);
        }
        addValues(other.at("/output_changes/out"), leaves);
        any(leaves).run();
        return other;
    }

    private static void addValues(JsonNode change, List<Runnable> leaves) {
        addLeaves(change.path("before"), leaves);
        addLeaves(change.path("after"), leaves);
    }

    private static void addLeaves(JsonNode value, List<Runnable> leaves) {
        if (value instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> {
                        if (field.getValue().isContainerNode()) {
                            addLeaves(field.getValue(), leaves);
                        } else {
                            leaves.add(() -> object.put(field.getKey(), "changed by the test"));
                        }
                    });
        } else if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                int at = i;
                addLeaves(list.get(i), leaves);
                leaves.add(() -> list.set(at, "changed by the test"));
            }
        }
    }

    /** The same plan in another order wherever order says nothing. */
    JsonNode shuffled(JsonNode value) {
        if (value instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            ObjectNode other = JSON.createObjectNode();
            for (String name : names) {
                JsonNode field = shuffled(object.get(name));
                other.set(name, name.equals("resource_changes") ? reordered(field) : field);
            }
            return other;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode other = JSON.createArrayNode();
            list.forEach(element -> other.add(shuffled(element)));
            return other;
        }
        return value;
    }

    private JsonNode reordered(JsonNode list) {
        var elements = new ArrayList<JsonNode>();
        list.forEach(elements::add);
        Collections.shuffle(elements, random);
        return JSON.createArrayNode().addAll(elements);
    }
}
