package dev.tidemark.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.event.Event;
import dev.tidemark.eventlog.codec.EntryCodec;
import dev.tidemark.eventlog.codec.EventTypes;
import java.io.IOException;

/**
 * Read models as JSON documents and back. An event inside is written as the log writes it, under
 * its type's name.
 */
public final class Documents {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(events())
                    // A record is its components; what else it can be asked is not stored.
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    // A row of the version before is read until its successor is built.
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private Documents() {}

    public static String write(Object model) {
        try {
            return MAPPER.writeValueAsString(model);
        } catch (JsonProcessingException failed) {
            throw new IllegalArgumentException(
                    model.getClass().getSimpleName() + " cannot be written", failed);
        }
    }

    public static <S> S read(String document, Class<S> model) {
        try {
            return MAPPER.readValue(document, model);
        } catch (JsonProcessingException failed) {
            throw new IllegalArgumentException("not a " + model.getSimpleName(), failed);
        }
    }

    private static SimpleModule events() {
        return new SimpleModule()
                .addSerializer(Event.class, new EventWriter())
                .addDeserializer(Event.class, new EventReader());
    }

    private static final class EventWriter extends StdSerializer<Event> {
        EventWriter() {
            super(Event.class);
        }

        @Override
        public void serialize(Event event, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            json.writeStringField("type", EventTypes.nameOf(event.getClass()));
            json.writeFieldName("data");
            json.writeTree(EntryCodec.data(event));
            json.writeEndObject();
        }
    }

    private static final class EventReader extends StdDeserializer<Event> {
        EventReader() {
            super(Event.class);
        }

        @Override
        public Event deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            JsonNode event = json.readValueAsTree();
            return EntryCodec.event(
                    event.required("type").textValue(), (ObjectNode) event.required("data"));
        }
    }
}
