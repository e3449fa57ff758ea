package dev.tidemark.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.Revision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a payload, read field by field. A field that is absent or of another type ends
 * the reading with a reason that names its path and never its content.
 */
record Payload(String path, JsonNode node) {

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static Payload root(JsonNode document) {
        if (!document.isObject()) {
            throw new UnreadablePayload("the payload is not an object");
        }
        return new Payload("", document);
    }

    Payload object(String field) {
        return new Payload(pathOf(field), required(field, JsonNode::isObject, "an object"));
    }

    @Nullable Payload objectOrNull(String field) {
        JsonNode found = optional(field, JsonNode::isObject, "an object");
        return found == null ? null : new Payload(pathOf(field), found);
    }

    List<Payload> objects(String field) {
        List<Payload> objects = new ArrayList<>();
        for (JsonNode element : required(field, JsonNode::isArray, "a list")) {
            if (!element.isObject()) {
                throw new UnreadablePayload(pathOf(field) + " is not a list of objects");
            }
            objects.add(new Payload(pathOf(field) + "[]", element));
        }
        return objects;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : required(field, JsonNode::isArray, "a list")) {
            if (!element.isTextual()) {
                throw new UnreadablePayload(pathOf(field) + " is not a list of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    String text(String field) {
        return required(field, JsonNode::isTextual, "a text").textValue();
    }

    @Nullable String textOrNull(String field) {
        JsonNode found = optional(field, JsonNode::isTextual, "a text");
        return found == null ? null : found.textValue();
    }

    long number(String field) {
        return required(field, Payload::isPositiveLong, "a positive whole number").longValue();
    }

    @Nullable Long numberOrNull(String field) {
        JsonNode found = optional(field, Payload::isPositiveLong, "a positive whole number");
        return found == null ? null : found.longValue();
    }

    boolean flag(String field) {
        return required(field, JsonNode::isBoolean, "true or false").booleanValue();
    }

    @Nullable Boolean flagOrNull(String field) {
        JsonNode found = optional(field, JsonNode::isBoolean, "true or false");
        return found == null ? null : found.booleanValue();
    }

    Revision revision(String field) {
        Revision found = revisionOrNull(field);
        if (found == null) {
            throw missing(field);
        }
        return found;
    }

    @Nullable Revision revisionOrNull(String field) {
        String sha = textOrNull(field);
        if (sha == null) {
            return null;
        }
        if (!SHA.matcher(sha).matches()) {
            throw new UnreadablePayload(pathOf(field) + " is not a full revision");
        }
        return new Revision(sha);
    }

    /** A time in whole seconds, so that it is the same in a key whichever way GitHub wrote it. */
    Instant instant(String field) {
        JsonNode found =
                required(field, node -> node.isTextual() || isPositiveLong(node), "a time");
        try {
            Instant instant =
                    found.isTextual()
                            ? OffsetDateTime.parse(found.textValue()).toInstant()
                            : Instant.ofEpochSecond(found.longValue());
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant.truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeException notATime) {
            throw new UnreadablePayload(pathOf(field) + " is not a time");
        }
        throw new UnreadablePayload(pathOf(field) + " is out of range");
    }

    /** An account; null where GitHub says null, as it does for deleted ones. */
    @Nullable Actor actorOrNull(String field) {
        Payload account = objectOrNull(field);
        if (account == null) {
            return null;
        }
        String login = account.text("login").strip();
        if (login.isEmpty()) {
            throw new UnreadablePayload(account.pathOf("login") + " is blank");
        }
        Long id = account.numberOrNull("id");
        return new Actor(Excerpt.of(login, Excerpt.LOGIN), id == null ? null : Long.toString(id));
    }

    /** Where a field of this object is, in the words of GitHub's documentation. */
    String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private JsonNode required(String field, Predicate<JsonNode> type, String expected) {
        JsonNode found = optional(field, type, expected);
        if (found == null) {
            throw missing(field);
        }
        return found;
    }

    private @Nullable JsonNode optional(String field, Predicate<JsonNode> type, String expected) {
        JsonNode found = node.get(field);
        if (found == null || found.isNull()) {
            return null;
        }
        if (!type.test(found)) {
            throw new UnreadablePayload(pathOf(field) + " is not " + expected);
        }
        return found;
    }

    private UnreadablePayload missing(String field) {
        return new UnreadablePayload(pathOf(field) + " is missing");
    }

    private static boolean isPositiveLong(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }
}
