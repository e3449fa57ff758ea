package dev.tidemark.feed;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of the feed. */
@Schema(description = "One entry of the log")
public record FeedItem(
        long position,
        @Schema(description = "The entry in one sentence; absent if this version cannot read it")
                @Nullable String sentence,
        @JsonRawValue
                @Schema(
                        description = "The CloudEvent, byte for byte as it is stored and hashed",
                        type = SchemaType.OBJECT)
                String entry) {}
