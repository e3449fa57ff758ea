package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An Application that changes in the order in which Argo CD writes it, and is looked at. */
final class WatchedApplication {

    static final String R1 = "1".repeat(40);
    static final String R2 = "2".repeat(40);
    static final String R3 = "3".repeat(40);
    static final String DEPLOYMENT = "apps/Deployment/my/my";
    private static final Instant MORNING = Instant.parse("2026-11-20T10:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode object;
    private final List<Seen> seen = new ArrayList<>();
    private int version = 1000;

    /** One look; null for a name that has no application any more. */
    record Seen(Look look, @Nullable JsonNode object) {}

    WatchedApplication() {
        object =
                read(
                        """
                        {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
                         "metadata": {"name": "my", "namespace": "argocd", "uid": "uid-1",
                           "resourceVersion": "1000", "generation": 1,
                           "creationTimestamp": "2026-11-20T09:00:00Z",
                           "labels": {"domain": "my", "phase": "1"},
                           "annotations": {"argocd.argoproj.io/sync-wave": "3",
                             "argocd.argoproj.io/tracking-id":
                               "root:argoproj.io/Application:argocd/my"},
                           "ownerReferences": [{"apiVersion": "argoproj.io/v1alpha1",
                             "kind": "ApplicationSet", "name": "services", "controller": true}]},
                         "spec": {"project": "services",
                           "source": {"repoURL": "https://github.com/eco-cycle/backend",
                             "path": "k8s/overlays/my", "targetRevision": "main"},
                           "destination": {"server": "https://kubernetes.default.svc",
                             "namespace": "my"},
                           "syncPolicy": {"automated": {"prune": true, "selfHeal": true}}},
                         "status": {"history": [], "resources": [],
                           "sync": {"comparedTo": {
                             "source": {"repoURL": "https://github.com/eco-cycle/backend",
                               "path": "k8s/overlays/my", "targetRevision": "main"},
                             "destination": {"server": "https://kubernetes.default.svc",
                               "namespace": "my"}}}}}
                        """);
    }

    static Instant second(int second) {
        return MORNING.plusSeconds(second);
    }

    static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** One that runs what Git has: synced before anybody watched. */
    static WatchedApplication synced() {
        return new WatchedApplication()
                .requested(R1, "hana")
                .running(-60)
                .historyGrows(-58)
                .ends("Succeeded", -57, "successfully synced (all tasks run)")
                .compared("Synced", R1, -56)
                .health("Healthy", -50)
                .images("my:1");
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    JsonNode object() {
        return object;
    }

    ObjectNode metadata() {
        return object.withObject("/metadata");
    }

    ObjectNode spec() {
        return object.withObject("/spec");
    }

    ObjectNode status() {
        return object.withObject("/status");
    }

    /** Somebody looks, a little after this second. */
    WatchedApplication see(int second) {
        return see(second, false);
    }

    WatchedApplication seeAfterGap(int second) {
        return see(second, true);
    }

    private WatchedApplication see(int second, boolean unwatched) {
        metadata().put("resourceVersion", Integer.toString(++version));
        seen.add(new Seen(new Look(second(second).plusMillis(400), unwatched), object.deepCopy()));
        return this;
    }

    WatchedApplication gone(int second) {
        seen.add(new Seen(new Look(second(second).plusMillis(400), false), null));
        return this;
    }

    WatchedApplication requested(String revision, @Nullable String user) {
        ObjectNode operation = object.putObject("operation");
        operation.putObject("sync").put("revision", revision).put("prune", true);
        ObjectNode by = operation.putObject("initiatedBy");
        if (user == null) {
            by.put("automated", true);
        } else {
            by.put("username", user);
        }
        status().remove("operationState");
        return this;
    }

    /** The operation that is requested. */
    ObjectNode operation() {
        return object.withObject("/operation");
    }

    WatchedApplication running(int second) {
        ObjectNode state = status().putObject("operationState");
        state.put("phase", "Running").put("startedAt", second(second).toString());
        state.set("operation", operation().deepCopy());
        ObjectNode result = state.putObject("syncResult");
        result.set("revision", operation().path("sync").path("revision"));
        result.set("source", source());
        result.putArray("resources");
        return this;
    }

    private JsonNode source() {
        JsonNode own = operation().path("sync").path("source");
        return own.isObject() ? own.deepCopy() : spec().path("source").deepCopy();
    }

    ObjectNode state() {
        return status().withObject("/operationState");
    }

    WatchedApplication result(String kind, String name, String status, String message) {
        state().withObject("/syncResult")
                .withArrayProperty("resources")
                .addObject()
                .put("group", "apps")
                .put("kind", kind)
                .put("namespace", "my")
                .put("name", name)
                .put("status", status)
                .put("message", message);
        return this;
    }

    WatchedApplication historyGrows(int second) {
        ArrayNode history = status().withArrayProperty("history");
        ObjectNode entry = history.addObject();
        entry.put("id", history.size() - 1);
        entry.set("revision", state().path("syncResult").path("revision"));
        entry.set("source", source());
        entry.set("deployStartedAt", state().path("startedAt"));
        entry.put("deployedAt", second(second).toString());
        entry.set("initiatedBy", state().path("operation").path("initiatedBy").deepCopy());
        return this;
    }

    WatchedApplication waitsForRetry(int second, int retry) {
        state().put("finishedAt", second(second).toString())
                .put("retryCount", retry)
                .put("message", "one or more objects failed to apply. Retrying attempt #" + retry);
        return this;
    }

    WatchedApplication retries() {
        state().remove("finishedAt");
        return this;
    }

    WatchedApplication ends(String phase, int second, String message) {
        state().put("phase", phase)
                .put("finishedAt", second(second).toString())
                .put("message", message);
        object.remove("operation");
        return this;
    }

    WatchedApplication reconciled(int second) {
        status().put("reconciledAt", second(second).toString());
        return this;
    }

    /** Compared after a check of Git. */
    WatchedApplication compared(String word, String revision, int second, String... outOfSync) {
        return reconciled(second).flipped(word, revision, outOfSync);
    }

    /** Compared because a live object changed. */
    WatchedApplication flipped(String word, String revision, String... outOfSync) {
        status().withObject("/sync").put("status", word).put("revision", revision);
        ArrayNode resources = status().putArray("resources");
        for (String resource : outOfSync) {
            String[] parts = resource.split("/", -1);
            resources
                    .addObject()
                    .put("group", parts[0])
                    .put("kind", parts[1])
                    .put("namespace", parts[2])
                    .put("name", parts[3])
                    .put("status", "OutOfSync");
        }
        return this;
    }

    WatchedApplication health(String word, int second) {
        status().putObject("health")
                .put("status", word)
                .put("lastTransitionTime", second(second).toString());
        return this;
    }

    WatchedApplication condition(String type, String message, int second) {
        status().withArrayProperty("conditions")
                .addObject()
                .put("type", type)
                .put("message", message)
                .put("lastTransitionTime", second(second).toString());
        return this;
    }

    WatchedApplication noConditions() {
        status().remove("conditions");
        return this;
    }

    WatchedApplication images(String... images) {
        ArrayNode list = status().withObject("/summary").putArray("images");
        for (String image : images) {
            list.add(image);
        }
        return this;
    }
}
