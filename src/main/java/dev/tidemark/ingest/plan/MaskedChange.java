package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;

/** Both sides of a change, as they may be kept. */
record MaskedChange(JsonNode before, JsonNode after) {}
