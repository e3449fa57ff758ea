package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.ApplicationSpec;
import dev.tidemark.event.AutoSync;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an application is meant to be. */
final class SpecReading {

    private static final String PREFIX = "argocd.argoproj.io/";
    private static final int LABELS = 100;
    private static final int LABEL_BYTES = 15_000;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._/-]{1,317}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{0,63}");

    private SpecReading() {}

    static ApplicationSpec spec(JsonNode object, String namespace, String name) {
        JsonNode metadata = object.path("metadata");
        JsonNode annotations = metadata.path("annotations");
        JsonNode spec = object.path("spec");
        JsonNode destination = spec.path("destination");
        String server = Fields.text(destination, "server");
        return new ApplicationSpec(
                Fields.textOr(spec, "project", "default"),
                Sources.in(spec),
                server == null ? Fields.textOr(destination, "name", "") : server,
                Fields.text(destination, "namespace"),
                labels(metadata.path("labels")),
                wave(annotations),
                applicationSet(metadata.path("ownerReferences")),
                parent(Fields.text(annotations, PREFIX + "tracking-id"), namespace, name),
                "true".equals(Fields.text(annotations, PREFIX + "skip-reconcile")),
                autoSync(spec.path("syncPolicy").path("automated")));
    }

    /**
     * Hash of all of the spec but whether it syncs by itself. For comparing only: a spec may hold
     * what must not be guessed from an entry.
     */
    static String digest(JsonNode object) {
        JsonNode spec = object.path("spec").deepCopy();
        if (spec.path("syncPolicy") instanceof ObjectNode policy) {
            policy.remove("automated");
        }
        return Hash.full(Canonical.of(spec).toString());
    }

    static @Nullable Integer wave(JsonNode annotations) {
        return Fields.number(Fields.text(annotations, PREFIX + "sync-wave"));
    }

    private static Map<String, String> labels(JsonNode node) {
        var sorted = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> label : node.properties()) {
            String value = label.getValue().asText("");
            if (KEY.matcher(label.getKey()).matches() && VALUE.matcher(value).matches()) {
                sorted.put(label.getKey(), value);
            }
        }
        var labels = new TreeMap<String, String>();
        Fitted.of(
                        sorted.entrySet().stream().toList(),
                        label -> label.getKey() + "\"\"\"" + label.getValue(),
                        LABELS,
                        LABEL_BYTES)
                .forEach(label -> labels.put(label.getKey(), label.getValue()));
        return labels;
    }

    private static @Nullable String applicationSet(JsonNode owners) {
        for (JsonNode owner : Fields.elements(owners)) {
            if (owner.path("kind").asText("").equals("ApplicationSet")
                    && owner.path("apiVersion").asText("").startsWith("argoproj.io/")) {
                return Fields.text(owner, "name");
            }
        }
        return null;
    }

    /**
     * The application before the first colon of {@code root:argoproj.io/Application:argocd/my}, if
     * the rest names this one: the annotation is copied with a manifest. Argo CD writes an
     * application outside of its own namespace as {@code namespace_name}.
     */
    private static @Nullable String parent(
            @Nullable String tracking, String namespace, String name) {
        String itself = ":argoproj.io/Application:" + namespace + "/" + name;
        if (tracking == null || !tracking.endsWith(itself)) {
            return null;
        }
        String parent = tracking.substring(0, tracking.length() - itself.length());
        String bare = parent.substring(parent.indexOf('_') + 1);
        return bare.isEmpty() ? null : bare;
    }

    private static AutoSync autoSync(JsonNode automated) {
        return !automated.isObject() || isFalse(automated.path("enabled"))
                ? AutoSync.OFF
                : new AutoSync(
                        true,
                        automated.path("selfHeal").asBoolean(false),
                        automated.path("prune").asBoolean(false));
    }

    private static boolean isFalse(JsonNode flag) {
        return flag.isBoolean() && !flag.booleanValue();
    }
}
