package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One cluster's Argo CD. Commands say what people and repositories do; {@link #tick()} lets each
 * controller take one step, so that every state between two writes can be looked at.
 */
public final class SimulatedArgoCd {

    private static final int ENOUGH_STEPS = 1_000;

    private final String cluster;
    private final String namespace;
    private final InstantSource clock;
    private final ApiStore store = new ApiStore();
    private final Repositories repositories = new Repositories();
    private final Oracle oracle = new Oracle();
    private final Map<String, LiveApplication> applications = new LinkedHashMap<>();
    private final Map<String, RollingSync> sets = new LinkedHashMap<>();
    private final KubernetesEvents events;
    private final Operating operating;
    private final Comparing comparing;
    private int made;

    public SimulatedArgoCd(String cluster, String namespace, InstantSource clock) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.clock = clock;
        this.events = new KubernetesEvents(store, namespace, clock);
        this.operating = new Operating(store, repositories, events, oracle, clock);
        this.comparing = new Comparing(store, repositories, operating, events, oracle, clock);
    }

    /** Every write so far. */
    public List<Written> written() {
        return store.log();
    }

    /** Every write after one. */
    public List<Written> writtenAfter(long resourceVersion) {
        return store.after(resourceVersion);
    }

    /** Of the last write. */
    public long resourceVersion() {
        return store.version();
    }

    /** The oldest version that {@link #writtenAfter} still tells everything of. */
    public long oldestVersion() {
        return store.forgotten();
    }

    /** Forgets all writes but the last so many, as a cluster does after minutes. */
    public void compact(int keep) {
        store.compact(keep);
    }

    /** What is there now of a kind. */
    public List<ObjectNode> current(String kind) {
        return store.current(kind);
    }

    /** What really happened. */
    public Oracle oracle() {
        return oracle;
    }

    /** Names of the applications that are there, in the order in which they were made. */
    public List<String> applications() {
        return List.copyOf(applications.keySet());
    }

    /** Makes an application; after {@link #delete}, one of the same name with another uid. */
    public void create(ApplicationSpec spec) {
        if (applications.containsKey(spec.name())) {
            throw new IllegalStateException(spec.name() + " is there already");
        }
        var uid = uid("application/" + spec.name());
        var document = ApplicationForm.of(spec, namespace, uid, clock.instant());
        var application = new LiveApplication(spec, uid, document);
        applications.put(spec.name(), application);
        store.put("Application", document);
    }

    /** Makes an ApplicationSet; its applications are made by {@link #create}. */
    public void createSet(SetSpec spec) {
        var document =
                ApplicationForm.of(spec, namespace, uid("set/" + spec.name()), clock.instant());
        sets.put(spec.name(), new RollingSync(spec, document, store, operating, clock));
    }

    /** Writes one of Argo CD's config maps. */
    public void configure(String configMap, Map<String, String> data) {
        var document = Documents.object().put("apiVersion", "v1").put("kind", "ConfigMap");
        document.putObject("metadata")
                .put("name", configMap)
                .put("namespace", namespace)
                .put("uid", uid("configmap/" + configMap));
        var entries = document.putObject("data");
        data.forEach(entries::put);
        store.put("ConfigMap", document);
    }

    /** A commit on the main branch of the repository of all applications' first source. */
    public void commit(String repoUrl, String revision, Collection<String> changedPaths) {
        repositories.add(repoUrl, revision, changedPaths);
        applications.values().stream()
                .filter(application ->
                        application.spec.sources().stream()
                                .anyMatch(source -> source.repoUrl().equals(repoUrl)))
                .filter(application ->
                        !application.skipsOthers
                                || changedPaths.stream().anyMatch(application::isFedBy))
                .forEach(application -> application.wantsLatest = true);
    }

    /** A commit whose manifests no longer have an object of an application. */
    public void commitRemoving(
            String repoUrl,
            String revision,
            Collection<String> changedPaths,
            String application,
            Managed resource) {
        of(application).removed.put(resource, revision);
        commit(repoUrl, revision, changedPaths);
    }

    /** Somebody changes a live object; nothing if it is not there or was changed already. */
    public void drift(String application, Managed resource) {
        var of = of(application);
        if (of.content.containsKey(resource) && of.drifted.add(resource)) {
            of.wantsRecent = true;
            oracle.drifted(application, of.uid, resource, clock.instant());
        }
    }

    /** Somebody changes a live object back. */
    public void revert(String application, Managed resource) {
        var of = of(application);
        if (of.drifted.remove(resource)) {
            of.wantsRecent = true;
            oracle.ended(of.uid, List.of(resource), clock.instant(), TrueDrift.Ending.REVERTED);
        }
    }

    /** Somebody syncs to the head; false if an operation is on its way. */
    public boolean manualSync(String application, String user) {
        var of = of(application);
        return request(of, Operation.manual(of.heads(repositories), user, false));
    }

    /**
     * Somebody rolls back as the user interface does: auto-sync goes off first. False if an
     * operation is on its way or the history does not have the id.
     */
    public boolean rollback(String application, long historyId, String user) {
        var of = of(application);
        for (var entry : of.document.path("status").path("history")) {
            if (entry.path("id").asLong() == historyId && of.operation == null) {
                setAutoSync(application, false, user);
                var to = Documents.revisions(entry);
                return request(of, Operation.manual(to, user, true));
            }
        }
        return false;
    }

    private boolean request(LiveApplication application, Operation operation) {
        boolean isDenied = application.windowClosed && !operation.dryRun;
        if (application.operation != null || application.deleting || isDenied) {
            return false;
        }
        operating.request(application, operation);
        return true;
    }

    /** The next operation fails, all its attempts. */
    public void failNext(String application, String message) {
        failNext(application, message, Integer.MAX_VALUE);
    }

    /** So many attempts of the next operation fail. */
    public void failNext(String application, String message, int attempts) {
        of(application).failures.add(new LiveApplication.Failure(message, attempts, false));
    }

    /** Somebody ends the running operation; false if none runs. */
    public boolean terminate(String application, String user) {
        var of = of(application);
        var operation = of.operation;
        if (operation == null || !Operating.isTerminable(operation)) {
            return false;
        }
        operating.terminate(of, operation, user);
        return true;
    }

    /** Somebody switches auto-sync; nothing if it is so already. */
    public void setAutoSync(String application, boolean on, String user) {
        var of = of(application);
        if (of.autoSync != on) {
            of.autoSync = on;
            of.wantsLatest = true;
            ApplicationForm.automation(of.document, of.spec, on);
            store.put("Application", of.document);
            events.tell(of, "ResourceUpdated", user + " updated application spec", user);
        }
    }

    /** Manifests cannot be made any more, until {@link #repairManifests}. */
    public void breakManifests(String application, String message) {
        var of = of(application);
        of.manifestError = message;
        of.wantsLatest = true;
    }

    /** Manifests can be made again. */
    public void repairManifests(String application) {
        var of = of(application);
        of.manifestError = null;
        of.wantsLatest = true;
    }

    /** Everything that is done or goes wrong more seldom. */
    public Incidents incidents() {
        return new Incidents(this::of, this::request, operating, store);
    }

    /** Its pods fail, until {@link #recover}. */
    public void degrade(String application, String message) {
        var of = of(application);
        of.degraded = message;
        of.wantsRecent = true;
    }

    /** Its pods run again. */
    public void recover(String application) {
        var of = of(application);
        of.degraded = null;
        of.wantsRecent = true;
    }

    /** The regular look at Git, which moves the time of the reconciliation and little else. */
    public void reconcile() {
        applications.values().forEach(application -> application.wantsLatest = true);
    }

    /** Annotations that come, go and mean nothing. */
    public void noise(String application) {
        var of = of(application);
        var annotations = of.document.withObject("/metadata").withObject("/annotations");
        annotations.put("notified.notifications.argoproj.io", "{\"on-deployed\":" + made++ + "}");
        annotations.put("argocd.argoproj.io/refresh", "normal");
        store.put("Application", of.document);
        annotations.remove("argocd.argoproj.io/refresh");
        store.put("Application", of.document);
    }

    /** Somebody deletes an application. With the finalizer it goes with the next tick. */
    public void delete(String application, String user) {
        var of = of(application);
        events.tell(of, "ResourceDeleted", user + " deleted application", user);
        if (of.spec.finalizer()) {
            of.deleting = true;
            of.document
                    .withObject("/metadata")
                    .put("deletionTimestamp", Documents.time(clock.instant()));
            store.put("Application", of.document);
        } else {
            remove(of);
        }
    }

    /** Deletes an application and makes it anew, with another uid and without a history. */
    public void recreate(String application, String user) {
        var spec = of(application).spec;
        delete(application, user);
        if (applications.containsKey(application)) {
            remove(of(application));
        }
        create(spec);
    }

    /** Every controller takes one step. */
    public void tick() {
        for (var application : List.copyOf(applications.values())) {
            step(application);
        }
        sets.values().forEach(set -> set.tick(applications.values()));
    }

    /** Ticks until nothing is left to do. */
    public void settle() {
        for (int i = 0; i < ENOUGH_STEPS; i++) {
            long before = store.version();
            tick();
            if (store.version() == before) {
                return;
            }
        }
        throw new IllegalStateException("the controllers of " + cluster + " find no rest");
    }

    private void step(LiveApplication application) {
        if (application.deleting) {
            remove(application);
            return;
        }
        if (application.frozen) {
            return;
        }
        var operation = application.operation;
        if (operation != null) {
            operating.step(application, operation);
        } else if (application.becomesHealthy) {
            comparing.settled(application);
        }
        boolean justEnded = operation != null && application.operation == null;
        if (justEnded) {
            return;
        }
        if (application.wantsLatest) {
            comparing.withLatest(application);
        } else if (application.wantsRecent) {
            comparing.withRecent(application);
        }
    }

    private void remove(LiveApplication application) {
        applications.remove(application.spec.name());
        operating.cutShort(application);
        oracle.ended(
                application.uid,
                application.spec.resources(),
                clock.instant(),
                TrueDrift.Ending.DELETED);
        store.delete("Application", application.document);
    }

    private LiveApplication of(String application) {
        var found = applications.get(application);
        if (found == null) {
            throw new IllegalArgumentException("no application " + application);
        }
        return found;
    }

    private String uid(String what) {
        var text = cluster + "/" + what + "/" + made++;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
