package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An ApplicationSet that syncs its applications step by step. */
final class RollingSync {

    final SetSpec spec;
    private final ObjectNode document;
    private final ApiStore store;
    private final Operating operating;
    private final InstantSource clock;
    private final Map<String, String> known = new HashMap<>();

    RollingSync(
            SetSpec spec,
            ObjectNode document,
            ApiStore store,
            Operating operating,
            InstantSource clock) {
        this.spec = spec;
        this.document = document;
        this.store = store;
        this.operating = operating;
        this.clock = clock;
        store.put("ApplicationSet", document);
    }

    void tick(Collection<LiveApplication> all) {
        boolean changed = false;
        boolean open = true;
        for (var value : spec.steps()) {
            boolean healthy = true;
            for (var application : ofStep(all, value)) {
                var now = next(application, open);
                changed |= !now.equals(known.put(application.spec.name(), now));
                healthy &= now.equals("Healthy");
            }
            open &= healthy;
        }
        if (changed) {
            write(all, open);
        }
    }

    private List<LiveApplication> ofStep(Collection<LiveApplication> all, String value) {
        return all.stream()
                .filter(application -> spec.name().equals(application.spec.applicationSet()))
                .filter(application -> value.equals(application.spec.labels().get(spec.label())))
                .toList();
    }

    private String next(LiveApplication application, boolean open) {
        if (application.operation != null || application.wantsLatest) {
            return "Progressing";
        }
        if (application.isOutOfSync()) {
            if (!open) {
                return "Waiting";
            }
            if (lastFailed(application)) {
                return "Pending";
            }
            operating.request(application, Operation.rolling(application.compared()));
            return "Pending";
        }
        return application.isHealthy() ? "Healthy" : "Progressing";
    }

    /** It asks once for a revision. */
    private static boolean lastFailed(LiveApplication application) {
        var state = application.document.path("status").path("operationState");
        return state.path("phase").asText().equals("Failed")
                && Documents.revisions(state.path("syncResult")).equals(application.compared());
    }

    private void write(Collection<LiveApplication> all, boolean complete) {
        var at = Documents.time(clock.instant());
        var status = document.withObject("/status");
        var before = status.withArray("/applicationStatus").deepCopy();
        var rows = status.putArray("applicationStatus");
        int step = 0;
        for (var value : spec.steps()) {
            step++;
            for (var application : ofStep(all, value)) {
                rows.add(row(before, application, step, at));
            }
        }
        var conditions = new ArrayList<ObjectNode>();
        conditions.add(condition("ResourcesUpToDate", true, at));
        conditions.add(condition("RolloutProgressing", !complete, at));
        conditions.forEach(status.putArray("conditions")::add);
        store.put("ApplicationSet", document);
    }

    private ObjectNode row(
            Iterable<JsonNode> before, LiveApplication application, int step, String at) {
        var name = application.spec.name();
        var now = known.getOrDefault(name, "Waiting");
        var row =
                Documents.object()
                        .put("application", name)
                        .put("status", now)
                        .put("step", Integer.toString(step))
                        .put("message", "Application is " + now)
                        .put("lastTransitionTime", at);
        application.compared().forEach(row.putArray("targetRevisions")::add);
        for (var old : before) {
            if (old.path("application").asText().equals(name)
                    && old.path("status").asText().equals(now)) {
                row.set("lastTransitionTime", old.path("lastTransitionTime"));
            }
        }
        return row;
    }

    private static ObjectNode condition(String type, boolean holds, String at) {
        return Documents.object()
                .put("type", type)
                .put("status", holds ? "True" : "False")
                .put("reason", type)
                .put("message", type)
                .put("lastTransitionTime", at);
    }
}
