package dev.tidemark.argocd;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ApplicationEvent.Comparison;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationSource;
import dev.tidemark.event.ApplicationSpec;
import dev.tidemark.event.AutoSync;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.event.SyncEvent;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of one application of a mono-repository, second by second. */
public final class ArgoCdTold {

    public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    public static final Repository REPOSITORY = Repository.byId("github.com", 1296269);
    public static final Subject MY = Subject.application("production", "argocd", "my");
    public static final String DEPLOYMENT = "apps/Deployment/my/my";
    public static final String CONFIG = "/ConfigMap/my/my";
    private static final URI CLUSTER = URI.create("kubernetes://production/argocd");

    private final List<NewEntry> told = new ArrayList<>();
    private final String name;
    private final String path;
    private final Subject subject;
    private final ApplicationSource source;
    private String uid;

    public ArgoCdTold() {
        this("my");
    }

    /** Of another application, and of the domain that is called as it. */
    public ArgoCdTold(String name) {
        this.name = name;
        path = "k8s/overlays/" + name;
        subject = Subject.application("production", "argocd", name);
        source =
                new ApplicationSource(
                        "https://github.com/eco-cycle/backend", path, null, "main", null);
        uid = "uid-" + name;
    }

    public List<NewEntry> entries() {
        return List.copyOf(told);
    }

    /** A revision of which only its number counts. */
    public static String revision(int number) {
        return "%040x".formatted(number);
    }

    public static Instant at(int second) {
        return START.plusSeconds(second);
    }

    public ArgoCdTold created(int second) {
        return tell(second, "created", new ApplicationEvent.Created(uid, spec(true)));
    }

    public ArgoCdTold recreated(int second) {
        uid = uid + "-again";
        return created(second);
    }

    public ArgoCdTold deleted(int second) {
        return tell(second, "deleted", new ApplicationEvent.Deleted(uid, false));
    }

    private ApplicationSpec spec(boolean autoSync) {
        return new ApplicationSpec(
                "services",
                List.of(source),
                "https://kubernetes.default.svc",
                "my",
                Map.of("domain", name),
                3,
                null,
                null,
                false,
                autoSync ? new AutoSync(true, true, true) : AutoSync.OFF);
    }

    public ArgoCdTold autoSyncOff(int second) {
        return tell(second, "autosync", new ApplicationEvent.AutoSyncChanged(uid, AutoSync.OFF));
    }

    public ArgoCdTold reported(int second, ApplicationEvent.Action action, String by) {
        told.add(
                entry(
                        second,
                        "reported" + told.size(),
                        new ApplicationEvent.ActionReported(action, "said"),
                        null,
                        new Actor(by, null)));
        return this;
    }

    public ArgoCdTold health(int second, Health health) {
        return tell(second, "health", new ApplicationEvent.HealthChanged(uid, health, null));
    }

    public ArgoCdTold images(int second, String... images) {
        return tell(second, "images", new ApplicationEvent.ImagesChanged(uid, List.of(images)));
    }

    public ArgoCdTold synced(int second, int revision) {
        return compared(second, Comparison.SYNCED, revision);
    }

    public ArgoCdTold outOfSync(int second, int revision, String... resources) {
        return compared(second, Comparison.OUT_OF_SYNC, revision, resources);
    }

    public ArgoCdTold unknown(int second) {
        return tell(
                second,
                "comparison",
                new ApplicationEvent.ComparisonChanged(
                        uid,
                        Comparison.UNKNOWN,
                        List.of(),
                        List.of(),
                        0,
                        "",
                        List.of(),
                        true,
                        false));
    }

    private ArgoCdTold compared(int second, Comparison status, int revision, String... resources) {
        return tell(
                second,
                "comparison",
                new ApplicationEvent.ComparisonChanged(
                        uid,
                        status,
                        List.of(revision(revision)),
                        List.of(resources),
                        resources.length,
                        String.join(",", resources),
                        List.of(),
                        true,
                        false));
    }

    /** What feeds it at a revision; two revisions with one digest differ elsewhere. */
    public ArgoCdTold paths(int second, int revision, String digest) {
        told.add(
                entry(
                        second,
                        "paths",
                        new ApplicationEvent.PathsResolved(
                                uid, path, List.of(path + "/kustomization.yaml"), digest, true),
                        new Revision(revision(revision)),
                        null));
        return this;
    }

    public ArgoCdTold started(int second, SyncEvent.Sync sync) {
        return tell(second, "started", new SyncEvent.Started(sync));
    }

    public ArgoCdTold succeeded(int second, SyncEvent.Sync sync) {
        return tell(second, "succeeded", new SyncEvent.Succeeded(sync, result(null)));
    }

    public ArgoCdTold failed(int second, SyncEvent.Sync sync, String message) {
        return tell(second, "failed", new SyncEvent.Failed(sync, result(message)));
    }

    public ArgoCdTold terminated(int second, SyncEvent.Sync sync) {
        return tell(second, "terminated", new SyncEvent.Terminated(sync, result("terminated")));
    }

    private static SyncEvent.Result result(@Nullable String message) {
        return new SyncEvent.Result(message, 0, 3, List.of(), List.of(), 0, null, false);
    }

    /** An automatic sync, or one by hand, of everything. */
    public SyncEvent.Sync sync(int startedAt, int revision, @Nullable String by) {
        return sync(startedAt, revision, by, 0, List.of(), null);
    }

    public SyncEvent.Sync selfHeal(int startedAt, int revision, String... resources) {
        return sync(startedAt, revision, null, 1, List.of(resources), null);
    }

    public SyncEvent.Sync rollback(int startedAt, int revision, String by) {
        return sync(startedAt, revision, by, 0, List.of(), 2L);
    }

    private SyncEvent.Sync sync(
            int startedAt,
            int revision,
            @Nullable String by,
            int heals,
            List<String> resources,
            @Nullable Long rollbackTo) {
        return new SyncEvent.Sync(
                uid,
                at(startedAt),
                by == null,
                by,
                List.of(revision(revision)),
                List.of(source),
                resources.size(),
                resources,
                false,
                true,
                heals,
                rollbackTo,
                List.of());
    }

    private ArgoCdTold tell(int second, String fact, Event event) {
        told.add(entry(second, fact, event, null, null));
        return this;
    }

    private NewEntry entry(
            int second,
            String fact,
            Event event,
            @Nullable Revision revision,
            @Nullable Actor actor) {
        return new NewEntry(
                Envelope.of(
                                Fact.of(fact, uid, Integer.toString(second), "" + told.size()),
                                subject,
                                CLUSTER,
                                at(second).plusNanos(told.size() * 1000L),
                                ActorProof.API,
                                ObservedBy.WATCH)
                        .by(actor)
                        .in(REPOSITORY)
                        .at(revision),
                event);
    }
}
