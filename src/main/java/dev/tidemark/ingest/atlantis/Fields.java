package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Repository;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fields of Atlantis' documents; whatever is not in their form throws. */
final class Fields {

    private Fields() {}

    static String text(JsonNode node, String name) {
        String text = textOrNull(node, name);
        if (text == null) {
            throw new UnreadableDocument(name + " is missing");
        }
        return text;
    }

    /** Null also where it is empty: Go writes an absent text so. */
    static @Nullable String textOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new UnreadableDocument(name + " is not a text");
        }
        return value.textValue().isEmpty() ? null : value.textValue();
    }

    static boolean flag(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isBoolean()) {
            throw new UnreadableDocument(name + " is neither true nor false");
        }
        return value.booleanValue();
    }

    /** A number of things; absent means none. */
    static long count(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw new UnreadableDocument(name + " is not a whole number");
        }
        if (value.longValue() < 0 || value.longValue() > Integer.MAX_VALUE) {
            throw new UnreadableDocument(name + " counts nothing");
        }
        return value.longValue();
    }

    static Instant instant(JsonNode node, String name) {
        try {
            return OffsetDateTime.parse(text(node, name)).toInstant();
        } catch (DateTimeException notATime) {
            throw new UnreadableDocument(name + " is not a time");
        }
    }

    /** An Atlantis in front of GitHub knows names, never ids. */
    static Repository repository(String host, String fullName) {
        try {
            return Repository.byName(host.toLowerCase(Locale.ROOT), fullName);
        } catch (IllegalArgumentException notAName) {
            throw new UnreadableDocument("the repository is not host and owner/name");
        }
    }
}
