package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.eventlog.codec.WellFormed;

/**
 * Terraform's own words in a plan, such as types and reasons: short ones, with no secret in them.
 */
final class Words {

    private static final int LONGEST = 200;
    private static final String CUT = "…";

    private Words() {}

    static String kept(JsonNode word) {
        String text = Redaction.text(word.asText());
        return WellFormed.text(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CUT);
    }
}
