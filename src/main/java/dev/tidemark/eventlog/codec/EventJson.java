package dev.tidemark.eventlog.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.tidemark.event.Event;
import dev.tidemark.event.Revision;
import java.io.IOException;
import java.time.Instant;

/**
 * An event record's own fields as JSON and back. Fields are the record's components; revisions and
 * instants are strings, enum constants are in lower case, and what is null is left out.
 */
final class EventJson {

    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(values())
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    // A later version may have added a field; this one does not need it.
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private EventJson() {}

    static ObjectNode data(Event event) {
        return MAPPER.valueToTree(event);
    }

    static <E extends Event> E event(Class<E> type, JsonNode data) {
        try {
            return MAPPER.treeToValue(data, type);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    "not a " + type.getSimpleName() + ": " + malformed.getOriginalMessage(),
                    malformed);
        }
    }

    private static SimpleModule values() {
        return new SimpleModule()
                .addSerializer(Revision.class, ToStringSerializer.instance)
                .addDeserializer(Revision.class, new RevisionFromText())
                .addSerializer(Instant.class, new InstantToText())
                .addDeserializer(Instant.class, new InstantFromText());
    }

    private static final class RevisionFromText extends FromStringDeserializer<Revision> {
        RevisionFromText() {
            super(Revision.class);
        }

        @Override
        protected Revision _deserialize(String text, DeserializationContext context) {
            return new Revision(text);
        }
    }

    private static final class InstantToText extends StdScalarSerializer<Instant> {
        InstantToText() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(Timestamps.format(instant));
        }
    }

    private static final class InstantFromText extends FromStringDeserializer<Instant> {
        InstantFromText() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Timestamps.parse(text);
        }
    }
}
