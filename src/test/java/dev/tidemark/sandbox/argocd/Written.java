package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An object as the API server stored it.
 *
 * @param resourceVersion of this write; rises over all kinds
 * @param type as a watch says it: {@code ADDED}, {@code MODIFIED} or {@code DELETED}
 * @param object as stored; of a deletion, as it was last
 */
public record Written(long resourceVersion, String kind, String type, ObjectNode object) {

    /** Whether the object is gone with it. */
    public boolean deleted() {
        return type.equals("DELETED");
    }

    /** Of the object. */
    public String name() {
        return object.path("metadata").path("name").asText();
    }

    /** Of the object; another one after it was made anew. */
    public String uid() {
        return object.path("metadata").path("uid").asText();
    }
}
