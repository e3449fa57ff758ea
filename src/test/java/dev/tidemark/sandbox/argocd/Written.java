package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An object as the API server stored it.
 *
 * @param resourceVersion of this write; rises over all kinds
 * @param object as stored; of a deletion, as it was last
 */
public record Written(long resourceVersion, String kind, ObjectNode object, boolean deleted) {

    /** Of the object. */
    public String name() {
        return object.path("metadata").path("name").asText();
    }

    /** Of the object; another one after it was made anew. */
    public String uid() {
        return object.path("metadata").path("uid").asText();
    }
}
