package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Carries an operation out, one write at a time and in Argo CD's order. */
final class Operating {

    private static final int DEFAULT_HISTORY = 10;

    private final ApiStore store;
    private final Repositories repositories;
    private final KubernetesEvents events;
    private final Oracle oracle;
    private final InstantSource clock;

    Operating(
            ApiStore store,
            Repositories repositories,
            KubernetesEvents events,
            Oracle oracle,
            InstantSource clock) {
        this.store = store;
        this.repositories = repositories;
        this.events = events;
        this.oracle = oracle;
        this.clock = clock;
    }

    /** The same update takes the record of the previous operation away. */
    void request(LiveApplication application, Operation operation) {
        application.operation = operation;
        application.document.set("operation", form(application, operation));
        application.status().remove("operationState");
        write(application);
        if (!"applicationset-controller".equals(operation.user)) {
            events.tell(application, "OperationStarted", started(operation), operation.user);
        }
    }

    void step(LiveApplication application, Operation operation) {
        switch (operation.step) {
            case REQUESTED -> start(application, operation);
            case RUNNING -> run(application, operation);
            case WAITING_FOR_RETRY -> again(application, operation);
            case APPLIED -> record(application, operation);
            case RECORDED ->
                    end(
                            application,
                            operation,
                            "Succeeded",
                            "successfully synced (all tasks run)",
                            TrueSync.Outcome.SUCCEEDED);
            case TERMINATING ->
                    end(
                            application,
                            operation,
                            "Failed",
                            "Operation terminated",
                            TrueSync.Outcome.TERMINATED);
        }
    }

    /** Once it is applied, a termination comes too late. */
    static boolean isTerminable(Operation operation) {
        return operation.step == Operation.Step.RUNNING
                || operation.step == Operation.Step.WAITING_FOR_RETRY;
    }

    void terminate(LiveApplication application, Operation operation, String user) {
        operation.step = Operation.Step.TERMINATING;
        state(application).put("phase", "Terminating").put("message", "operation is terminating");
        write(application);
        events.tell(application, "ResourceUpdated", user + " terminated running operation", user);
    }

    /** The controller's own limit of time. */
    void timeOut(LiveApplication application, Operation operation) {
        operation.step = Operation.Step.TERMINATING;
        state(application)
                .put("phase", "Terminating")
                .put("message", "operation is terminating due to timeout");
        write(application);
    }

    private void start(LiveApplication application, Operation operation) {
        operation.startedAt = clock.instant();
        operation.before = application.lastSynced;
        operation.failure = application.failures.poll();
        var state = application.status().putObject("operationState");
        state.set("operation", application.document.path("operation").deepCopy());
        state.put("phase", "Running").put("startedAt", Documents.time(operation.startedAt));
        result(application, operation);
        operation.step = Operation.Step.RUNNING;
        write(application);
    }

    private void run(LiveApplication application, Operation operation) {
        var failure = operation.failure;
        if (failure != null && operation.retries < failure.attempts()) {
            fail(application, operation, failure);
            return;
        }
        if (operation.dryRun) {
            operation.step = Operation.Step.RECORDED;
            write(application);
            return;
        }
        apply(application, operation);
        state(application).put("message", "waiting for healthy state of apps/Deployment");
        operation.step = operation.isPartial() ? Operation.Step.RECORDED : Operation.Step.APPLIED;
        write(application);
    }

    private void fail(
            LiveApplication application, Operation operation, LiveApplication.Failure failure) {
        var message = failure.message();
        if (failure.isError()) {
            end(application, operation, "Error", message, TrueSync.Outcome.FAILED);
            return;
        }
        var told = "one or more objects failed to apply, reason: " + message;
        var failed = result(application, operation).putArray("resources").addObject();
        var first = application.spec.resources().getFirst();
        failed.setAll(Documents.managed(first));
        failed.put("status", "SyncFailed").put("message", message).put("syncPhase", "Sync");
        if (operation.retries >= operation.retryLimit) {
            end(application, operation, "Failed", told, TrueSync.Outcome.FAILED);
            return;
        }
        operation.retries++;
        state(application)
                .put("message", told + ". Retrying attempt #" + operation.retries)
                .put("finishedAt", Documents.time(clock.instant()))
                .put("retryCount", operation.retries);
        operation.step = Operation.Step.WAITING_FOR_RETRY;
        write(application);
    }

    private void again(LiveApplication application, Operation operation) {
        state(application).remove("finishedAt");
        operation.step = Operation.Step.RUNNING;
        write(application);
    }

    private void apply(LiveApplication application, Operation operation) {
        var before = new LinkedHashMap<>(application.content);
        var desired = application.desired(repositories, operation.revisions);
        var results = result(application, operation).putArray("resources");
        for (var resource : application.spec.resources()) {
            if (operation.isPartial() && !operation.selected.contains(resource)) {
                continue;
            }
            var told = outcome(application, resource, desired);
            if (!told.isEmpty()) {
                var row = results.addObject();
                row.setAll(Documents.managed(resource));
                row.put("status", told).put("syncPhase", "Sync");
            }
        }
        operation.changed = !before.equals(application.content);
        application.lastSynced = operation.revisions;
        application.progressing = operation.changed || !application.drifted.isEmpty();
        application.drifted.removeIf(
                drifted -> !operation.isPartial() || operation.selected.contains(drifted));
        endDrifts(application, operation);
    }

    private void endDrifts(LiveApplication application, Operation operation) {
        oracle.ended(
                application.uid,
                operation.isPartial() ? operation.selected : application.spec.resources(),
                clock.instant(),
                operation.healAttempts > 0
                        ? TrueDrift.Ending.SELF_HEALED
                        : TrueDrift.Ending.SYNCED);
    }

    private static String outcome(
            LiveApplication application, Managed resource, Map<Managed, String> desired) {
        var wanted = desired.get(resource);
        if (wanted != null) {
            application.content.put(resource, wanted);
            return "Synced";
        }
        if (!application.content.containsKey(resource)) {
            return "";
        }
        if (!application.spec.prune()) {
            return "PruneSkipped";
        }
        application.content.remove(resource);
        return "Pruned";
    }

    /** By a patch of its own, while the phase still reads Running. */
    private void record(LiveApplication application, Operation operation) {
        Integer given = application.spec.historyLimit();
        int limit = given == null ? DEFAULT_HISTORY : given;
        var history = application.status().withArray("/history");
        long id = history.isEmpty() ? 0 : history.get(history.size() - 1).path("id").asLong() + 1;
        var entry = history.addObject().put("id", id);
        Documents.revisions(entry, operation.revisions);
        Documents.sources(entry, application.spec.sources());
        entry.put("deployStartedAt", Documents.time(operation.startedAt));
        entry.put("deployedAt", Documents.time(clock.instant()));
        entry.set("initiatedBy", initiator(operation));
        while (history.size() > limit) {
            history.remove(0);
        }
        operation.step = Operation.Step.RECORDED;
        write(application);
    }

    private void end(
            LiveApplication application,
            Operation operation,
            String phase,
            String message,
            TrueSync.Outcome outcome) {
        state(application)
                .put("phase", phase)
                .put("message", message)
                .put("finishedAt", Documents.time(clock.instant()));
        application.document.remove("operation");
        application.operation = null;
        application.wantsLatest = true;
        write(application);
        events.tell(application, "OperationCompleted", completed(operation, outcome), null);
        tell(application, operation, outcome);
    }

    /** The application goes, and with it the word of how its operation ended. */
    void cutShort(LiveApplication application) {
        var operation = application.operation;
        if (operation != null
                && operation.step == Operation.Step.RECORDED
                && !operation.isPartial()) {
            tell(application, operation, TrueSync.Outcome.SUCCEEDED);
        }
    }

    private void tell(LiveApplication application, Operation operation, TrueSync.Outcome outcome) {
        if (operation.dryRun) {
            return;
        }
        oracle.ended(
                new TrueSync(
                        application.spec.name(),
                        application.uid,
                        operation.before,
                        operation.revisions,
                        operation.startedAt,
                        clock.instant(),
                        operation.user,
                        operation.automated,
                        operation.isPartial(),
                        operation.rollback,
                        operation.healAttempts,
                        operation.retries,
                        operation.changed,
                        outcome));
    }

    private static String started(Operation operation) {
        var revision = String.join(",", operation.revisions);
        if (operation.user == null) {
            var kind = operation.isPartial() ? "partial sync" : "sync";
            return "Initiated automated " + kind + " to '" + revision + "'";
        }
        return operation.rollback
                ? operation.user + " initiated rollback to " + revision
                : operation.user + " initiated sync to main (" + revision + ")";
    }

    private static String completed(Operation operation, TrueSync.Outcome outcome) {
        var kind = operation.isPartial() ? "Partial sync operation" : "Sync operation";
        var to = operation.revisions.size() == 1 ? operation.revisions.getFirst() : "";
        return kind
                + " to "
                + to
                + (outcome == TrueSync.Outcome.SUCCEEDED ? " succeeded" : " failed");
    }

    private static ObjectNode form(LiveApplication application, Operation operation) {
        var form = Documents.object();
        form.set("initiatedBy", initiator(operation));
        if ("applicationset-controller".equals(operation.user)) {
            form.putArray("info")
                    .addObject()
                    .put("name", "Reason")
                    .put(
                            "value",
                            "ApplicationSet RollingSync triggered a sync of this Application");
        }
        form.putObject("retry").put("limit", operation.retryLimit);
        var sync = form.putObject("sync");
        Documents.revisions(sync, operation.revisions);
        if (operation.rollback) {
            Documents.sources(sync, application.spec.sources());
        }
        if (application.spec.prune()) {
            sync.put("prune", true);
        }
        if (operation.dryRun) {
            sync.put("dryRun", true);
        }
        if (operation.healAttempts > 0) {
            sync.put("autoHealAttemptsCount", operation.healAttempts);
        }
        if (operation.isPartial()) {
            var selected = sync.putArray("resources");
            operation.selected.forEach(resource -> selected.add(selection(resource)));
        }
        return form;
    }

    private static ObjectNode selection(Managed resource) {
        var form = Documents.managed(resource);
        form.remove("version");
        return form;
    }

    private static ObjectNode initiator(Operation operation) {
        var initiator = Documents.object();
        if (operation.user != null) {
            initiator.put("username", operation.user);
        }
        if (operation.automated) {
            initiator.put("automated", true);
        }
        return initiator;
    }

    private static ObjectNode result(LiveApplication application, Operation operation) {
        var result = state(application).withObject("/syncResult");
        Documents.revisions(result, operation.revisions);
        Documents.sources(result, application.spec.sources());
        return result;
    }

    private static ObjectNode state(LiveApplication application) {
        return application.status().withObject("/operationState");
    }

    private void write(LiveApplication application) {
        store.put("Application", application.document);
    }
}
