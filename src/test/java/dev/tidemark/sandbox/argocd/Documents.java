package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Forms that several writers of an application share. */
final class Documents {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Documents() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Kubernetes writes whole seconds. */
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** In the field for a single source, or in that for several. */
    static void revisions(ObjectNode into, List<String> revisions) {
        into.remove(List.of("revision", "revisions"));
        if (revisions.size() == 1) {
            into.put("revision", revisions.getFirst());
        } else {
            revisions.forEach(into.putArray("revisions")::add);
        }
    }

    static List<String> revisions(JsonNode from) {
        if (from.has("revisions")) {
            var all = new ArrayList<String>();
            from.path("revisions").forEach(revision -> all.add(revision.asText()));
            return all;
        }
        var only = from.path("revision").asText();
        return only.isEmpty() ? List.of() : List.of(only);
    }

    static void sources(ObjectNode into, List<Source> sources) {
        if (sources.size() == 1) {
            into.set("source", source(sources.getFirst()));
        } else {
            var all = into.putArray("sources");
            sources.forEach(source -> all.add(source(source)));
        }
    }

    private static ObjectNode source(Source source) {
        return object().put("repoURL", source.repoUrl())
                .put("path", source.path())
                .put("targetRevision", source.targetRevision());
    }

    static ObjectNode managed(Managed resource) {
        var form = object();
        if (!resource.group().isEmpty()) {
            form.put("group", resource.group());
        }
        return form.put("version", resource.version())
                .put("kind", resource.kind())
                .put("namespace", resource.namespace())
                .put("name", resource.name());
    }
}
