package dev.tidemark.eventlog.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * RFC 8785 for the values that entries are made of: objects, arrays, strings, booleans, null and
 * integers. Integers beyond 2^53 are written as strings, because the RFC's numbers are IEEE
 * doubles; other numbers are refused. Halves of surrogate pairs become U+FFFD.
 */
final class CanonicalJson {

    // Jackson escapes as the RFC asks: \b \t \n \f \r \" \\ and otherwise \\u00xx in lower case.
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    // What is outside of the basic plane is not escaped either.
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build();
    private static final long LARGEST_EXACT = 1L << 53;

    private CanonicalJson() {}

    static byte[] bytes(JsonNode value) {
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonNode value, JsonGenerator generator) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, generator);
            case ARRAY -> {
                generator.writeStartArray();
                for (JsonNode element : value) {
                    write(element, generator);
                }
                generator.writeEndArray();
            }
            case STRING -> generator.writeString(WellFormed.text(value.textValue()));
            case BOOLEAN -> generator.writeBoolean(value.booleanValue());
            case NULL -> generator.writeNull();
            case NUMBER -> writeInteger(value, generator);
            default -> throw new IllegalArgumentException("no form for " + value.getNodeType());
        }
    }

    private static void writeObject(JsonNode object, JsonGenerator generator) throws IOException {
        List<String> names = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        // String's order is by UTF-16 code unit, which is the RFC's.
        Collections.sort(names);
        generator.writeStartObject();
        for (String name : names) {
            generator.writeFieldName(WellFormed.text(name));
            write(object.path(name), generator);
        }
        generator.writeEndObject();
    }

    private static void writeInteger(JsonNode number, JsonGenerator generator) throws IOException {
        if (!number.isIntegralNumber()) {
            throw new IllegalArgumentException("entries hold no fractions: " + number);
        }
        if (number.canConvertToLong() && Math.abs(number.longValue()) <= LARGEST_EXACT) {
            generator.writeNumber(number.longValue());
        } else {
            generator.writeString(number.asText());
        }
    }
}
