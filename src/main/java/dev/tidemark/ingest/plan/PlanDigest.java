package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an approval is bound to, as {@code docs/atlantis.md} defines it: the same for the same
 * changes in any order, another for any other change.
 */
final class PlanDigest {

    private final List<byte[]> parts = new ArrayList<>();

    /** One part, by the names of its fields; those that are null or missing are null in it. */
    void add(Map<String, JsonNode> part) {
        MessageDigest digest = sha256();
        try (JsonGenerator json =
                CanonicalPlan.generator(
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : new TreeMap<>(part).entrySet()) {
                json.writeFieldName(field.getKey());
                CanonicalPlan.write(field.getValue(), json);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        parts.add(digest.digest());
    }

    /** In hexadecimal. */
    String value() {
        MessageDigest digest = sha256();
        parts.stream().sorted(Arrays::compareUnsigned).forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A list whose order says nothing, in one that does not depend on who wrote it. */
    static JsonNode sorted(JsonNode list) {
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        list.valueStream()
                .sorted(Comparator.comparing(PlanDigest::bytes, Arrays::compareUnsigned))
                .forEach(sorted::add);
        return sorted;
    }

    private static byte[] bytes(JsonNode value) {
        var bytes = new ByteArrayOutputStream();
        CanonicalPlan.write(value, bytes);
        return bytes.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
