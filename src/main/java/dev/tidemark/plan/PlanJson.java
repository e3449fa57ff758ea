package dev.tidemark.plan;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The records of this package as JSON and back: fields are their components, and what is null, an
 * empty list, zero or false is left out. It is stored for ever, so components are only ever added.
 */
public final class PlanJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    // Questions that a record answers are no part of it.
                    .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .defaultPropertyInclusion(only(Include.NON_NULL))
                    .withConfigOverride(int.class, of -> of.setInclude(only(Include.NON_DEFAULT)))
                    .withConfigOverride(
                            boolean.class, of -> of.setInclude(only(Include.NON_DEFAULT)))
                    .withConfigOverride(
                            List.class,
                            of ->
                                    of.setInclude(only(Include.NON_EMPTY))
                                            .setSetterInfo(
                                                    JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                    .build();

    private PlanJson() {}

    private static JsonInclude.Value only(Include which) {
        return JsonInclude.Value.construct(which, Include.ALWAYS);
    }

    /** The summary document. */
    public static byte[] bytes(PlanSummary summary) {
        return write(summary);
    }

    /** A detail document. */
    public static byte[] bytes(List<ResourceDetail> details) {
        return write(details);
    }

    private static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("records of texts and numbers", impossible);
        }
    }

    /** What a document says, if it is a summary. */
    public static Optional<PlanSummary> summary(byte[] document) {
        try {
            return summary(MAPPER.readTree(document));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** What a document says, if it is a summary. */
    public static Optional<PlanSummary> summary(JsonNode document) {
        try {
            return document.hasNonNull("posted")
                    ? Optional.of(MAPPER.treeToValue(document, PlanSummary.class))
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    /** What a detail document says. */
    public static List<ResourceDetail> details(byte[] document) {
        try {
            return MAPPER.readValue(document, new TypeReference<List<ResourceDetail>>() {});
        } catch (IOException impossible) {
            throw new UncheckedIOException("a detail document is what was written", impossible);
        }
    }
}
