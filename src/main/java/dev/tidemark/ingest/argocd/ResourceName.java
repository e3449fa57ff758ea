package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;

/** A resource as {@code group/Kind/namespace/name}; parts it does not have are empty. */
final class ResourceName {

    private ResourceName() {}

    static String of(JsonNode resource) {
        return Fields.textOr(resource, "group", "")
                + "/"
                + Fields.textOr(resource, "kind", "")
                + "/"
                + Fields.textOr(resource, "namespace", "")
                + "/"
                + Fields.textOr(resource, "name", "");
    }
}
