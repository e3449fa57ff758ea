package dev.tidemark.eventlog.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** One entry: a CloudEvents 1.0 JSON object in canonical form. */
public final class EntryCodec {

    private static final String UNKNOWN_TIME = "0".repeat(Timestamps.LENGTH);
    private static final byte[] RECORDED_AT =
            ("\"recordedat\":\"" + UNKNOWN_TIME + "\"").getBytes(StandardCharsets.US_ASCII);
    private static final Upcasters UPCASTERS = Upcasters.CURRENT;

    private EntryCodec() {}

    /**
     * Everything but the recorded time.
     *
     * @param redactionVersion of the rules that the entry and its evidence go through
     * @param redaction from a field's name and its text to what may be stored
     */
    public static EncodedEntry encode(
            NewEntry entry, int redactionVersion, BinaryOperator<String> redaction) {
        Envelope envelope = entry.envelope();
        String type = EventTypes.nameOf(entry.event().getClass());
        UUID id = EntryId.of(type, envelope);
        ObjectNode json = EventJson.MAPPER.createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", id.toString());
        json.put("type", type);
        json.put("fact", envelope.fact().value());
        json.put("subject", envelope.subject().value());
        json.put("source", envelope.source().toString());
        json.put("time", Timestamps.format(envelope.time()));
        json.put("recordedat", UNKNOWN_TIME);
        json.put("actorproof", envelope.proof().word());
        json.put("observedby", envelope.observedBy().word());
        if (envelope.actor() != null) {
            json.put("actor", envelope.actor().login());
            putIfPresent(json, "actorid", envelope.actor().id());
        }
        putIfPresent(json, "repository", text(envelope.repository()));
        putIfPresent(json, "revision", text(envelope.revision()));
        putIfPresent(json, "supersedes", envelope.supersedes());
        if (envelope.evidence() != null) {
            json.put("evidence", envelope.evidence());
            json.put("mapper", envelope.mapper());
            json.put("redaction", redactionVersion);
        }
        json.set("data", RedactedData.of(EventJson.data(entry.event()), redaction));
        byte[] bytes = CanonicalJson.bytes(json);
        String subject = WellFormed.text(envelope.subject().value());
        return new EncodedEntry(id, subject, bytes, recordedAtOffset(bytes));
    }

    private static void putIfPresent(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /**
     * Where the recorded time goes. Quotes inside strings are escaped, so these bytes can only be
     * an attribute; one in {@code data} would come first, but no event has a field of this name.
     */
    private static int recordedAtOffset(byte[] bytes) {
        for (int at = 0; at <= bytes.length - RECORDED_AT.length; at++) {
            if (java.util.Arrays.equals(
                    bytes, at, at + RECORDED_AT.length, RECORDED_AT, 0, RECORDED_AT.length)) {
                return at + RECORDED_AT.length - 1 - Timestamps.LENGTH;
            }
        }
        throw new IllegalStateException("every entry has a recorded time");
    }

    /** The entry's attributes and data as they are stored. */
    public static JsonNode json(byte[] entry) {
        try {
            return EventJson.MAPPER.readTree(entry);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("an entry is not JSON", malformed);
        }
    }

    /**
     * Reads an entry that any version ever wrote.
     *
     * @throws IllegalArgumentException if this version does not know its type
     */
    public static Recorded<Event> decode(long position, byte[] entry) {
        DecodedEntry decoded = parse(position, entry);
        return decoded.recorded(event(decoded.type(), decoded.data()));
    }

    /** Envelope, current type and current data, without making the event. */
    public static DecodedEntry parse(long position, byte[] entry) {
        JsonNode json = json(entry);
        Upcasters.Typed typed =
                UPCASTERS.latest(required(json, "type"), (ObjectNode) json.required("data"));
        return new DecodedEntry(
                position,
                UUID.fromString(required(json, "id")),
                Timestamps.parse(required(json, "recordedat")),
                envelope(json),
                typed.type(),
                typed.data());
    }

    /** The event of this type with these data, both as {@link #parse} gives them. */
    public static Event event(String type, JsonNode data) {
        return EventJson.event(
                EventTypes.classOf(type)
                        .orElseThrow(
                                () -> new IllegalArgumentException("unknown event type " + type)),
                data);
    }

    /** The event's own fields, which {@link #event} makes it of again. */
    public static ObjectNode data(Event event) {
        return EventJson.data(event);
    }

    private static Envelope envelope(JsonNode json) {
        String login = optional(json, "actor");
        String repository = optional(json, "repository");
        String revision = optional(json, "revision");
        return new Envelope(
                new Fact(required(json, "fact")),
                new Subject(required(json, "subject")),
                URI.create(required(json, "source")),
                Timestamps.parse(required(json, "time")),
                login == null ? null : new Actor(login, optional(json, "actorid")),
                ActorProof.valueOf(required(json, "actorproof").toUpperCase(Locale.ROOT)),
                ObservedBy.valueOf(required(json, "observedby").toUpperCase(Locale.ROOT)),
                json.path("mapper").asInt(0),
                repository == null ? null : Repository.parse(repository),
                revision == null ? null : new Revision(revision),
                optional(json, "evidence"),
                optional(json, "supersedes"));
    }

    private static String required(JsonNode json, String name) {
        return json.required(name).textValue();
    }

    private static @Nullable String optional(JsonNode json, String name) {
        return json.path(name).textValue();
    }
}
