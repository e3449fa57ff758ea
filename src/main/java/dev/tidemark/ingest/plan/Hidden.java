package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

/** What stands in a masked tree in place of a value; no plan can hold one itself. */
sealed interface Hidden {

    /**
     * A value that is not kept.
     *
     * @param hmac equal for equal values at the same place
     */
    record Masked(String hmac) implements Hidden {}

    /** A value that only the apply will tell. */
    record Unknown() implements Hidden {}

    static JsonNode masked(String hmac) {
        return new POJONode(new Masked(hmac));
    }

    static JsonNode unknown() {
        return new POJONode(new Unknown());
    }
}
