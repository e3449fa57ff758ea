package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A refresh: compares live objects with manifests, and only after auto-sync writes the status. */
final class Comparing {

    private static final Duration HEALS_COUNT_TOGETHER = Duration.ofMinutes(5);

    private final ApiStore store;
    private final Repositories repositories;
    private final Operating operating;
    private final KubernetesEvents events;
    private final Oracle oracle;
    private final InstantSource clock;

    Comparing(
            ApiStore store,
            Repositories repositories,
            Operating operating,
            KubernetesEvents events,
            Oracle oracle,
            InstantSource clock) {
        this.store = store;
        this.repositories = repositories;
        this.operating = operating;
        this.events = events;
        this.oracle = oracle;
        this.clock = clock;
    }

    /** With the branch's head. A change of a live object alone compares without asking Git. */
    void withLatest(LiveApplication application) {
        application.wantsLatest = false;
        application.wantsRecent = false;
        compare(application, application.heads(repositories), true);
    }

    /** With the revision compared last; leaves the time of the reconciliation alone. */
    void withRecent(LiveApplication application) {
        application.wantsRecent = false;
        var recent = application.compared();
        if (recent.isEmpty()) {
            withLatest(application);
        } else {
            compare(application, recent, false);
        }
    }

    private void compare(LiveApplication application, List<String> revisions, boolean latest) {
        if (application.tooLarge) {
            conditions(application, "UnknownError", "etcdserver: request is too large");
            store.put("Application", application.document);
            return;
        }
        if (application.specError != null) {
            write(application, "Unknown", "");
            unknown(application, "InvalidSpecError", application.specError);
            return;
        }
        if (application.manifestError != null) {
            unknown(application, "ComparisonError", application.manifestError);
            return;
        }
        conditions(application, "InvalidSpecError", "");
        conditions(application, "UnknownError", "");
        var desired = application.desired(repositories, revisions);
        var differing = differing(application, desired);
        boolean moved = !revisions.equals(application.compared());
        var failed = differing.isEmpty() ? "" : autoSync(application, revisions, differing, moved);
        conditions(application, "ComparisonError", "");
        conditions(application, "SyncError", failed);
        status(application, revisions, differing, desired);
        summary(application);
        health(application);
        if (latest) {
            application.status().put("reconciledAt", Documents.time(clock.instant()));
        }
        store.put("Application", application.document);
        oracle.shown(
                application.uid,
                differing.keySet().stream().filter(application.drifted::contains).toList(),
                clock.instant());
    }

    /** Objects that differ, with whether they wait for pruning. */
    private static Map<Managed, Boolean> differing(
            LiveApplication application, Map<Managed, String> desired) {
        var differing = new LinkedHashMap<Managed, Boolean>();
        for (var resource : application.spec.resources()) {
            var wanted = desired.get(resource);
            var live = application.content.get(resource);
            if (wanted == null && live != null) {
                differing.put(resource, true);
            } else if (wanted != null
                    && !application.ignored.contains(resource)
                    && (!wanted.equals(live) || application.drifted.contains(resource))) {
                differing.put(resource, false);
            }
        }
        return differing;
    }

    /** Tells why it refuses, if it has something to say. */
    private String autoSync(
            LiveApplication application,
            List<String> revisions,
            Map<Managed, Boolean> differing,
            boolean moved) {
        boolean onlyPruning = !differing.containsValue(false);
        if (!application.autoSync
                || application.windowClosed
                || application.operation != null
                || (onlyPruning && !application.spec.prune())) {
            return "";
        }
        if (onlyPruning && differing.size() == application.content.size()) {
            return "Skipping sync attempt to "
                    + revisions
                    + ": auto-sync will wipe out all resources";
        }
        var last = application.document.path("status").path("operationState");
        if (!wasAttempted(last, revisions, moved)) {
            operating.request(
                    application, Operation.automatic(revisions, application.spec.retryLimit()));
            return "";
        }
        if (!last.path("phase").asText().equals("Succeeded")) {
            return "Failed last sync attempt to "
                    + revisions
                    + ": "
                    + last.path("message").asText();
        }
        if (application.spec.selfHeal()) {
            operating.request(
                    application,
                    Operation.selfHeal(
                            revisions,
                            Set.copyOf(differing.keySet()),
                            attempt(last),
                            application.spec.retryLimit()));
        }
        return "";
    }

    /** If the compared revision did not move, any last attempt counts as one (issue 27875). */
    private static boolean wasAttempted(JsonNode last, List<String> revisions, boolean moved) {
        return last.has("syncResult")
                && (!moved || Documents.revisions(last.path("syncResult")).equals(revisions));
    }

    private int attempt(JsonNode last) {
        int before = last.path("operation").path("sync").path("autoHealAttemptsCount").asInt();
        var ended = Instant.parse(last.path("finishedAt").asText());
        return ended.plus(HEALS_COUNT_TOGETHER).isAfter(clock.instant()) ? before + 1 : 1;
    }

    private void status(
            LiveApplication application,
            List<String> revisions,
            Map<Managed, Boolean> differing,
            Map<Managed, String> desired) {
        var now = differing.isEmpty() ? "Synced" : "OutOfSync";
        var sync = application.status().withObject("/sync");
        var was = sync.path("status").asText();
        sync.put("status", now);
        Documents.revisions(sync, revisions);
        var comparedTo = sync.putObject("comparedTo");
        Documents.sources(comparedTo, application.spec.sources());
        comparedTo.set(
                "destination", application.document.path("spec").path("destination").deepCopy());
        if (application.document.path("spec").has("ignoreDifferences")) {
            comparedTo.set(
                    "ignoreDifferences",
                    application.document.path("spec").path("ignoreDifferences").deepCopy());
        }
        tellChange(application, "sync", was, now);
        var rows = application.status().putArray("resources");
        for (var resource : application.spec.resources()) {
            if (desired.containsKey(resource) || application.content.containsKey(resource)) {
                var row = rows.addObject();
                row.setAll(Documents.managed(resource));
                row.put("status", differing.containsKey(resource) ? "OutOfSync" : "Synced");
                if (differing.getOrDefault(resource, false)) {
                    row.put("requiresPruning", true);
                }
            }
        }
    }

    private static void summary(LiveApplication application) {
        var images = new TreeSet<String>();
        application.content.forEach((resource, content) -> {
            if (resource.hasImage()) {
                images.add("registry.example/" + resource.name() + ":" + tag(content));
            }
        });
        ArrayNode all = application.status().putObject("summary").putArray("images");
        images.forEach(all::add);
    }

    private static String tag(String content) {
        return content.substring(0, Math.min(7, content.length()));
    }

    private void health(LiveApplication application) {
        if (application.degraded != null) {
            write(application, "Degraded", application.degraded);
        } else if (application.content.isEmpty()) {
            write(application, "Missing", "");
        } else if (application.progressing) {
            application.progressing = false;
            application.becomesHealthy = true;
            write(application, "Progressing", "Waiting for rollout to finish");
        } else if (!application.becomesHealthy) {
            write(application, "Healthy", "");
        }
    }

    /** A roll-out that ended. */
    void settled(LiveApplication application) {
        application.becomesHealthy = false;
        if (application.degraded == null) {
            write(application, "Healthy", "");
            store.put("Application", application.document);
        }
    }

    private void write(LiveApplication application, String now, String message) {
        var health = application.status().withObject("/health");
        var was = health.path("status").asText();
        health.put("status", now);
        if (message.isEmpty()) {
            health.remove("message");
        } else {
            health.put("message", message);
        }
        if (!was.equals(now)) {
            health.put("lastTransitionTime", Documents.time(clock.instant()));
            tellChange(application, "health", was, now);
        }
    }

    private void tellChange(LiveApplication application, String what, String was, String now) {
        if (!was.isEmpty() && !was.equals(now)) {
            events.tell(
                    application,
                    "ResourceUpdated",
                    "Updated " + what + " status: " + was + " -> " + now,
                    null);
        }
    }

    private void unknown(LiveApplication application, String condition, String error) {
        var sync = application.status().withObject("/sync");
        tellChange(application, "sync", sync.path("status").asText(), "Unknown");
        sync.put("status", "Unknown");
        sync.remove(List.of("revision", "revisions"));
        conditions(application, condition, error);
        application.status().put("reconciledAt", Documents.time(clock.instant()));
        store.put("Application", application.document);
    }

    /** The time of a condition moves only with its message. */
    private void conditions(LiveApplication application, String type, String message) {
        var before = application.status().withArray("/conditions");
        var kept = Documents.array();
        boolean same = false;
        for (var condition : before) {
            boolean isIt = condition.path("type").asText().equals(type);
            boolean isSame = isIt && condition.path("message").asText().equals(message);
            same |= isSame;
            if (!isIt || isSame) {
                kept.add(condition);
            }
        }
        if (!same && !message.isEmpty()) {
            kept.addObject()
                    .put("type", type)
                    .put("message", message)
                    .put("lastTransitionTime", Documents.time(clock.instant()));
        }
        application.status().set("conditions", kept);
        if (kept.isEmpty()) {
            application.status().remove("conditions");
        }
    }
}
