package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/** What is remembered of the last look, as JSON and back. */
final class Memory {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance)
                                    .addDeserializer(Instant.class, new InstantFromText()))
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Memory() {}

    static String toJson(Object remembered) {
        try {
            return MAPPER.writeValueAsString(remembered);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a snapshot has only plain fields", impossible);
        }
    }

    /**
     * What was remembered.
     *
     * @throws UnreadableDocument if another version wrote it; it is then as if nothing was
     */
    static <T> T fromJson(String json, Class<T> type) {
        try {
            T remembered = MAPPER.readValue(json, type);
            if (remembered == null) {
                throw new UnreadableDocument("nothing is remembered");
            }
            return remembered;
        } catch (JsonProcessingException other) {
            throw new UnreadableDocument("what is remembered has another form");
        }
    }

    private static final class InstantFromText extends FromStringDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        InstantFromText() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }
}
