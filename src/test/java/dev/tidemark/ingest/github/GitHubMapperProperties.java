package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.ingest.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GitHubMapperProperties {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** One field somewhere in the payload, replaced or, without a replacement, dropped. */
    record Mutation(int place, JsonNode replacement) {}

    @Property(tries = 2_000)
    void noPayloadMakesItThrow(
            @ForAll("fixtures") Fixture fixture, @ForAll("mutations") List<Mutation> mutations) {
        JsonNode payload = fixture.json();
        mutations.forEach(mutation -> mutate(payload, mutation));

        Reading reading = fixture.read(payload);

        assertThat(reading).isNotNull();
        if (reading instanceof Reading.Unmappable(String reason)) {
            assertThat(reason).matches("[a-zA-Z0-9_./\\[\\] ]{5,120}");
        }
    }

    @Property(tries = 200)
    void sameDocumentGivesTheSameReading(
            @ForAll("fixtures") Fixture fixture, @ForAll("mutations") List<Mutation> mutations) {
        JsonNode payload = fixture.json();
        mutations.forEach(mutation -> mutate(payload, mutation));

        assertThat(fixture.read(payload)).isEqualTo(fixture.read(payload.deepCopy()));
    }

    @Provide
    Arbitrary<Fixture> fixtures() {
        return Arbitraries.of(Fixture.ALL);
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        var replacements =
                Arbitraries.of(
                        JSON.missingNode(),
                        JSON.nullNode(),
                        JSON.booleanNode(true),
                        JSON.numberNode(-1),
                        JSON.numberNode(0.5),
                        JSON.numberNode(Double.POSITIVE_INFINITY),
                        JSON.numberNode(new BigInteger("9".repeat(60))),
                        JSON.numberNode(new BigDecimal("1e4000")),
                        JSON.numberNode(Long.MAX_VALUE),
                        JSON.textNode(""),
                        JSON.textNode("   "),
                        JSON.textNode("\ud800\u0000\u202e<script>"),
                        JSON.textNode("../../etc"),
                        JSON.textNode("/".repeat(5_000)),
                        JSON.textNode("x".repeat(60_000)),
                        JSON.textNode("+999999999-12-31T23:59:59Z"),
                        JSON.arrayNode().add(1),
                        JSON.objectNode().put("login", " ").put("from", 3));
        return Arbitraries.integers()
                .between(0, 10_000)
                .flatMap(place -> replacements.map(node -> new Mutation(place, node)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static void mutate(JsonNode payload, Mutation mutation) {
        var places = new ArrayList<Runnable>();
        collect(payload, mutation.replacement(), places);
        places.get(mutation.place() % places.size()).run();
    }

    private static void collect(JsonNode node, JsonNode replacement, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            for (var field : object.properties()) {
                places.add(() -> replace(object, field.getKey(), replacement));
                collect(field.getValue(), replacement, places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, replacement.deepCopy()));
                collect(array.get(i), replacement, places);
            }
        }
    }

    private static void replace(ObjectNode object, String field, JsonNode replacement) {
        if (replacement.isMissingNode()) {
            object.remove(field);
        } else {
            object.set(field, replacement.deepCopy());
        }
    }
}
