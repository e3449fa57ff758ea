package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;

/** Settings as lists of names and values, such as the environment of a container. */
final class NamedValue {

    private NamedValue() {}

    /** Whether this object is one, and its name is a secret's. */
    static boolean isSecret(JsonNode object) {
        return isSecretName(object.path("name"))
                || isSecretName(object.path("Name"))
                || isSecretName(object.path("key"))
                || isSecretName(object.path("Key"));
    }

    private static boolean isSecretName(JsonNode name) {
        return name.isTextual() && SecretNames.isSecret(name.textValue());
    }

    static boolean isValue(String field) {
        return field.equalsIgnoreCase("value");
    }
}
