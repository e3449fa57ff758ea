package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.tidemark.eventlog.codec.WellFormed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The one byte form of a masked value, as {@code docs/atlantis.md} defines it: RFC 8785, with exact
 * numbers, and with marks for what is hidden that no value can imitate.
 */
final class CanonicalPlan {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build();

    private CanonicalPlan() {}

    /** Writes a value of a plan. */
    static void write(JsonNode value, OutputStream out) {
        try (JsonGenerator json = JSON.createGenerator(new Uncloseable(out))) {
            write(value, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(new Uncloseable(out));
    }

    static void write(JsonNode value, JsonGenerator json) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, json);
            case ARRAY -> {
                json.writeStartArray();
                for (JsonNode element : value) {
                    write(element, json);
                }
                json.writeEndArray();
            }
            case STRING -> json.writeString(WellFormed.text(value.textValue()));
            case BOOLEAN -> json.writeBoolean(value.booleanValue());
            case NUMBER -> json.writeNumber(number(value.decimalValue()));
            case POJO -> writeHidden((POJONode) value, json);
            default -> json.writeNull();
        }
    }

    private static void writeObject(JsonNode object, JsonGenerator json) throws IOException {
        List<String> names = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        names.sort(null);
        json.writeStartObject();
        for (String name : names) {
            // The dot keeps every name of a plan apart from ours.
            json.writeFieldName("." + WellFormed.text(name));
            write(object.path(name), json);
        }
        json.writeEndObject();
    }

    /** Digits without zeros at the end, and a power of ten where there is one. */
    private static String number(BigDecimal exact) {
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.signum() == 0 || shortest.scale() == 0
                ? shortest.unscaledValue().toString()
                : shortest.unscaledValue() + "e" + -(long) shortest.scale();
    }

    private static void writeHidden(POJONode hidden, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (hidden.getPojo() instanceof Hidden.Masked masked) {
            json.writeStringField("masked", masked.hmac());
        } else {
            json.writeBooleanField("unknown", true);
        }
        json.writeEndObject();
    }

    private static final class Uncloseable extends OutputStream {

        private final OutputStream out;

        Uncloseable(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }
    }
}
