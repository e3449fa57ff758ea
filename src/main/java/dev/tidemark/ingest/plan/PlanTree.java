package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** One part of a plan as a tree: numbers exact, no name twice in an object. */
final class PlanTree {

    /** How many bytes one part may have to be read as a tree, which takes many times as much. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    // Names are the sender's: not to be kept for ever.
                                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(LARGEST + 1)
                                                    .maxNestingDepth(1_000)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private PlanTree() {}

    static JsonNode of(byte[] json) throws MalformedJson {
        try {
            return MAPPER.readTree(json);
        } catch (IOException quotesIt) {
            throw new MalformedJson();
        }
    }

    /** A JSON string's text. */
    static String text(byte[] json) throws MalformedJson {
        return of(json).asText();
    }

    /** What a text says, if it is a JSON object or list itself, as many attributes are. */
    static Optional<JsonNode> inText(String text) {
        String trimmed = text.strip();
        boolean isJson = trimmed.startsWith("{") || trimmed.startsWith("[");
        if (!isJson || trimmed.length() > LARGEST / 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(trimmed));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    static JsonParser parser(byte[] json) throws IOException {
        return MAPPER.createParser(json);
    }
}
