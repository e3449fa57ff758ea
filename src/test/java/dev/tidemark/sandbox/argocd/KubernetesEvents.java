package dev.tidemark.sandbox.argocd;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events that Argo CD leaves in its namespace; each a new object, count one. */
final class KubernetesEvents {

    private final ApiStore store;
    private final String namespace;
    private final InstantSource clock;
    private long told;

    KubernetesEvents(ApiStore store, String namespace, InstantSource clock) {
        this.store = store;
        this.namespace = namespace;
        this.clock = clock;
    }

    void tell(LiveApplication application, String reason, String message, @Nullable String user) {
        var name = application.spec.name() + "." + Long.toHexString(0x17e0000000000000L + ++told);
        var at = Documents.time(clock.instant());
        var event = Documents.object().put("apiVersion", "v1").put("kind", "Event");
        var metadata =
                event.putObject("metadata")
                        .put("name", name)
                        .put("namespace", namespace)
                        .put("uid", uid(name))
                        .put("creationTimestamp", at);
        var annotations = metadata.putObject("annotations");
        annotations.put("dest-namespace", application.spec.targetNamespace());
        annotations.put("dest-server", "https://kubernetes.default.svc");
        if (user != null) {
            annotations.put("user", user);
        }
        event.putObject("involvedObject")
                .put("apiVersion", "argoproj.io/v1alpha1")
                .put("kind", "Application")
                .put("name", application.spec.name())
                .put("namespace", namespace)
                .put("uid", application.uid)
                .put(
                        "resourceVersion",
                        application.document.path("metadata").path("resourceVersion").asText());
        event.putObject("source")
                .put("component", user == null ? "argocd-application-controller" : "argocd-server");
        event.put("type", "Normal").put("reason", reason).put("message", message).put("count", 1);
        event.put("firstTimestamp", at).put("lastTimestamp", at);
        store.put("Event", event);
    }

    private String uid(String name) {
        var text = namespace + "/" + name;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
