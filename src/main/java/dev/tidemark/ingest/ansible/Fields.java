package dev.tidemark.ingest.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Revision;
import dev.tidemark.ingest.JsonSize;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields of a message; whatever is not in their form throws. Long texts are cut. */
final class Fields {

    private static final String ELLIPSIS = "…";

    /** Also what Git's "no revision" looks like, which names nothing that ran. */
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    private static final int MOST_NAMES = 200;
    private static final int LONGEST_NAME = 255;

    /** Of the 65,535 bytes of an entry, so that two lists and all other fields fit. */
    private static final int BYTES_OF_NAMES = 20_000;

    private Fields() {}

    /** Empty where it is absent. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new UnreadableMessage("'" + name + "' is not a text");
        }
        return value.textValue();
    }

    static String text(JsonNode node, String name, int codePoints) {
        return cut(text(node, name), codePoints);
    }

    static @Nullable String textOrNull(JsonNode node, String name, int codePoints) {
        String text = text(node, name, codePoints);
        return text.isBlank() ? null : text;
    }

    static String matching(JsonNode node, String name, Pattern form) {
        String text = text(node, name);
        if (!form.matcher(text).matches()) {
            throw new UnreadableMessage("'" + name + "' is missing or not in its form");
        }
        return text;
    }

    static int number(JsonNode node, String name, int least) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw new UnreadableMessage(
                    "'" + name + "' is not a whole number from " + least + " on");
        }
        return value.intValue();
    }

    static Instant instant(JsonNode node, String name) {
        try {
            return OffsetDateTime.parse(text(node, name)).toInstant();
        } catch (DateTimeException notATime) {
            throw new UnreadableMessage("'" + name + "' is not a time as RFC 3339 writes it");
        }
    }

    /** Null where whoever ran it had no Git. */
    static @Nullable Revision revision(JsonNode node, String name) {
        String sha = text(node, name);
        if (sha.isEmpty()) {
            return null;
        }
        if (!REVISION.matcher(sha).matches()) {
            throw new UnreadableMessage("'" + name + "' is not a full revision");
        }
        return new Revision(sha);
    }

    /** The first of them, as many as an entry has room for; absent means none. */
    static List<String> names(JsonNode node, String name) {
        JsonNode values = node.path(name);
        if (!values.isArray() && !values.isMissingNode() && !values.isNull()) {
            throw new UnreadableMessage("'" + name + "' is not a list");
        }
        var names = new ArrayList<String>();
        int left = BYTES_OF_NAMES;
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                throw new UnreadableMessage("'" + name + "' holds what is not a text");
            }
            String text = cut(value.textValue(), LONGEST_NAME);
            left -= JsonSize.of(text);
            if (left >= 0 && names.size() < MOST_NAMES) {
                names.add(text);
            }
        }
        return names;
    }

    /** At most so many code points, the last of them an ellipsis if something was cut. */
    private static String cut(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + ELLIPSIS;
    }
}
