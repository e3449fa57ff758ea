package dev.tidemark.trail;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tidemark.eventlog.StoredEntry;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry as JSON. */
@Schema(description = "One entry of the log")
public record TrailDocument(
        long position,
        @Schema(description = "The entry in one sentence; absent if this version cannot read it")
                @Nullable String sentence,
        @Schema(description = "RFC 6962 leaf hash of the entry's bytes, in hexadecimal")
                String leafHash,
        @JsonRawValue
                @Schema(
                        description =
                                "The CloudEvent, byte for byte as it is stored and hashed: canonical"
                                        + " JSON without any white space around it",
                        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
                String entry) {

    static TrailDocument of(StoredEntry stored, @Nullable String sentence) {
        return new TrailDocument(
                stored.position(),
                sentence,
                TrailViews.leaf(stored),
                new String(stored.bytes(), StandardCharsets.UTF_8));
    }
}
