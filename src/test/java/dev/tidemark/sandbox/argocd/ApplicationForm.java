package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Objects as they are when somebody makes them: without a status. */
final class ApplicationForm {

    private ApplicationForm() {}

    static ObjectNode of(ApplicationSpec spec, String namespace, String uid, Instant at) {
        var document =
                Documents.object()
                        .put("apiVersion", "argoproj.io/v1alpha1")
                        .put("kind", "Application");
        var metadata = metadata(document, spec.name(), namespace, uid, at);
        spec.labels().forEach(metadata.putObject("labels")::put);
        if (spec.finalizer()) {
            metadata.putArray("finalizers").add("resources-finalizer.argocd.argoproj.io");
        }
        if (spec.syncWave() != null) {
            wave(metadata, spec.syncWave());
        }
        if (spec.applicationSet() != null) {
            metadata.putArray("ownerReferences")
                    .addObject()
                    .put("apiVersion", "argoproj.io/v1alpha1")
                    .put("kind", "ApplicationSet")
                    .put("name", spec.applicationSet())
                    .put("controller", true);
        }
        var body = document.putObject("spec").put("project", spec.project());
        Documents.sources(body, spec.sources());
        body.putObject("destination")
                .put("server", "https://kubernetes.default.svc")
                .put("namespace", spec.targetNamespace());
        if (spec.historyLimit() != null) {
            body.put("revisionHistoryLimit", spec.historyLimit());
        }
        automation(document, spec, spec.autoSync());
        return document;
    }

    static void automation(ObjectNode document, ApplicationSpec spec, boolean on) {
        var policy = document.withObject("/spec").putObject("syncPolicy");
        if (on) {
            policy.putObject("automated")
                    .put("prune", spec.prune())
                    .put("selfHeal", spec.selfHeal());
        }
        policy.putObject("retry").put("limit", spec.retryLimit());
    }

    static ObjectNode of(SetSpec spec, String namespace, String uid, Instant at) {
        var document =
                Documents.object()
                        .put("apiVersion", "argoproj.io/v1alpha1")
                        .put("kind", "ApplicationSet");
        var metadata = metadata(document, spec.name(), namespace, uid, at);
        if (spec.wave() != null) {
            wave(metadata, spec.wave());
        }
        document.withObject("/spec/template/metadata/labels")
                .put(spec.label(), "{{ .data." + spec.label() + " }}");
        var strategy =
                document.withObject("/spec").putObject("strategy").put("type", "RollingSync");
        var steps = strategy.putObject("rollingSync").putArray("steps");
        for (var value : spec.steps()) {
            steps.addObject()
                    .putArray("matchExpressions")
                    .addObject()
                    .put("key", spec.label())
                    .put("operator", "In")
                    .putArray("values")
                    .add(value);
        }
        return document;
    }

    private static void wave(ObjectNode metadata, int wave) {
        metadata.putObject("annotations")
                .put("argocd.argoproj.io/sync-wave", Integer.toString(wave));
    }

    private static ObjectNode metadata(
            ObjectNode document, String name, String namespace, String uid, Instant at) {
        return document.putObject("metadata")
                .put("name", name)
                .put("namespace", namespace)
                .put("uid", uid)
                .put("creationTimestamp", Documents.time(at));
    }
}
