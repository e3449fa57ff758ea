package dev.tidemark.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;

/** Our writer gives, byte for byte, what an independent implementation of RFC 8785 gives. */
class CanonicalJsonProperties {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 500)
    void agreesWithAnIndependentImplementation(@ForAll("objects") ObjectNode value)
            throws IOException {
        String ours = new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);

        assertThat(ours).isEqualTo(new JsonCanonicalizer(value.toString()).getEncodedString());
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        Arbitrary<JsonNode> scalars =
                Arbitraries.oneOf(
                        texts().map(JSON::textNode),
                        Arbitraries.longs()
                                .between(-(1L << 53), 1L << 53)
                                .map(number -> (JsonNode) JSON.numberNode(number)),
                        Arbitraries.of(true, false).map(JSON::booleanNode),
                        Arbitraries.just(JSON.nullNode()));
        Arbitrary<JsonNode> values =
                Arbitraries.oneOf(
                        scalars,
                        scalars.list().ofMaxSize(5).map(CanonicalJsonProperties::array),
                        Arbitraries.maps(texts(), scalars)
                                .ofMaxSize(5)
                                .map(fields -> JSON.objectNode().setAll(fields)));
        return Arbitraries.maps(texts(), values)
                .ofMaxSize(8)
                .map(fields -> JSON.objectNode().setAll(fields));
    }

    private static JsonNode array(java.util.List<JsonNode> elements) {
        ArrayNode array = JSON.arrayNode();
        elements.forEach(array::add);
        return array;
    }

    /** Everything that UTF-8 can hold, with the characters that JSON escapes often among them. */
    private static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.strings().ofMaxLength(20)),
                        net.jqwik.api.Tuple.of(
                                1,
                                Arbitraries.strings()
                                        .withChars("\u0000\u001f\"\\/\b\t\n\f\r\u007f\u2028\u202e")
                                        .ofMaxLength(10)),
                        net.jqwik.api.Tuple.of(
                                1, Arbitraries.of("🌊", "𝒯𝒾𝒹𝑒", "a🌊\"b", "\ud83c", "👩‍🚀")))
                .map(WellFormed::text);
    }
}
