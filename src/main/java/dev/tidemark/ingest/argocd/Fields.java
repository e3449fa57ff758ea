package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.eventlog.codec.WellFormed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fields of Kubernetes' documents. What is not in its form counts as absent, except what a document
 * is known by. Texts are redacted here and not only in the log, because they also go into keys and
 * into what is remembered.
 */
final class Fields {

    static final int MESSAGE = 500;
    static final int SHORT = 300;
    private static final int MOST_ELEMENTS = 20_000;
    private static final String ELLIPSIS = "…";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final Pattern ID = Pattern.compile("[!-~]{1,100}");
    private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z");

    private Fields() {}

    /** A name as Kubernetes allows them. */
    static String name(JsonNode node, String field) {
        String name = node.path(field).asText("");
        if (!NAME.matcher(name).matches()) {
            throw new UnreadableDocument(field + " is no name");
        }
        return name;
    }

    static boolean isName(JsonNode value) {
        return NAME.matcher(value.asText("")).matches();
    }

    static String id(JsonNode node, String field) {
        String id = node.path(field).asText("");
        if (!ID.matcher(id).matches()) {
            throw new UnreadableDocument(field + " is no id");
        }
        return id;
    }

    static boolean isId(JsonNode value) {
        return ID.matcher(value.asText("")).matches();
    }

    /**
     * A text without secrets, shortened; null also where it is empty, as Go writes an absent one.
     */
    static @Nullable String text(JsonNode node, String field, int codePoints) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty()
                ? clean(value.textValue(), codePoints)
                : null;
    }

    static @Nullable String text(JsonNode node, String field) {
        return text(node, field, SHORT);
    }

    static String textOr(JsonNode node, String field, String otherwise) {
        String text = text(node, field);
        return text == null ? otherwise : text;
    }

    /** The texts of a list; what is none of them is left out. */
    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        for (JsonNode element : elements(list)) {
            if (element.isTextual() && !element.textValue().isEmpty()) {
                texts.add(clean(element.textValue(), SHORT));
            }
        }
        return texts;
    }

    /** The elements of a list, of which there are not arbitrarily many. */
    static List<JsonNode> elements(JsonNode list) {
        var elements = new ArrayList<JsonNode>();
        if (list.isArray()) {
            for (JsonNode element : list) {
                if (elements.size() == MOST_ELEMENTS) {
                    break;
                }
                elements.add(element);
            }
        }
        return elements;
    }

    static int count(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.canConvertToExactIntegral() && value.canConvertToInt()
                ? Math.max(0, value.intValue())
                : 0;
    }

    /** A number that Kubernetes' annotations hold as text. */
    static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException none) {
            return null;
        }
    }

    static @Nullable Instant instant(JsonNode node, String field) {
        try {
            Instant instant = OffsetDateTime.parse(node.path(field).asText("")).toInstant();
            return instant.isBefore(Instant.EPOCH) || instant.isAfter(YEAR_10000) ? null : instant;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** Redacted before it is shortened, so that no rule misses half of a secret. */
    private static String clean(String text, int codePoints) {
        return excerpt(WellFormed.text(Redaction.text(text)).replace('\0', '\ufffd'), codePoints);
    }

    static String excerpt(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + ELLIPSIS;
    }
}
