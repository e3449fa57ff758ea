package dev.tidemark.environment;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ApplicationEvent.Comparison;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationEvent.Rollout;
import dev.tidemark.event.ApplicationSetEvent;
import dev.tidemark.event.ApplicationSource;
import dev.tidemark.event.ApplicationSpec;
import dev.tidemark.event.ArgoCdEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AutoSync;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.event.TerraformEvent;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of one environment, second by second of a morning. */
public final class EnvironmentTold {

    private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");
    private static final Repository REPOSITORY = Repository.byId("github.com", 1296269);
    private static final URI GITHUB = URI.create("https://github.com/eco-cycle/backend");

    private final String cluster;
    private final URI uri;
    private final List<NewEntry> told = new ArrayList<>();

    public EnvironmentTold(String cluster) {
        this.cluster = cluster;
        this.uri = URI.create("kubernetes://" + cluster + "/argocd");
    }

    public static Instant at(int second) {
        return MORNING.plusSeconds(second);
    }

    static String revision(int number) {
        return "%040x".formatted(number + 0xabc0000L);
    }

    public List<NewEntry> entries() {
        return List.copyOf(told);
    }

    public EnvironmentTold application(int second, String name, int wave) {
        return application(second, name, Integer.valueOf(wave), Map.of(), null);
    }

    /** In a phase of the ApplicationSet that makes it. */
    public EnvironmentTold service(int second, String name, String phase) {
        return application(second, name, 3, Map.of("phase", phase, "domain", name), "services");
    }

    /** The same, without a wave of its own. */
    public EnvironmentTold member(int second, String name, String phase) {
        return application(second, name, null, Map.of("phase", phase), "services");
    }

    private EnvironmentTold application(
            int second,
            String name,
            @Nullable Integer wave,
            Map<String, String> labels,
            @Nullable String applicationSet) {
        var spec =
                new ApplicationSpec(
                        "platform",
                        List.of(source(name)),
                        "https://kubernetes.default.svc",
                        name,
                        labels,
                        wave,
                        applicationSet,
                        null,
                        false,
                        new AutoSync(true, true, true));
        return tell(second, name, new ApplicationEvent.Created(uid(name), spec));
    }

    private static ApplicationSource source(String name) {
        return new ApplicationSource(GITHUB.toString(), "k8s/overlays/" + name, null, "main", null);
    }

    private String uid(String name) {
        return cluster + "-" + name;
    }

    /** Synced to a revision, equal to it and healthy. */
    public EnvironmentTold runs(int second, String name, int revision) {
        return synced(second, name, revision, null)
                .compared(second + 2, name, Comparison.SYNCED, revision)
                .health(second + 3, name, Health.HEALTHY);
    }

    public EnvironmentTold synced(int second, String name, int revision, @Nullable String by) {
        var sync =
                new SyncEvent.Sync(
                        uid(name),
                        at(second),
                        by == null,
                        by,
                        List.of(revision(revision)),
                        List.of(source(name)),
                        0,
                        List.of(),
                        false,
                        true,
                        0,
                        null,
                        List.of());
        var result = new SyncEvent.Result(null, 0, 3, List.of(), List.of(), 0, null, false);
        return tell(second, name, new SyncEvent.Started(sync))
                .tell(second + 1, name, new SyncEvent.Succeeded(sync, result));
    }

    public EnvironmentTold compared(
            int second, String name, Comparison status, int revision, String... resources) {
        return tell(
                second,
                name,
                new ApplicationEvent.ComparisonChanged(
                        uid(name),
                        status,
                        List.of(revision(revision)),
                        List.of(resources),
                        resources.length,
                        String.join(",", resources),
                        List.of(),
                        true,
                        false));
    }

    public EnvironmentTold health(int second, String name, Health health) {
        return tell(second, name, new ApplicationEvent.HealthChanged(uid(name), health, null));
    }

    public EnvironmentTold autoSyncOff(int second, String name, String by) {
        tell(second, name, new ApplicationEvent.AutoSyncChanged(uid(name), AutoSync.OFF));
        told.add(
                entry(
                        second,
                        subject(name),
                        uri,
                        new ApplicationEvent.ActionReported(
                                ApplicationEvent.Action.SPEC_CHANGED, "updated"),
                        new Actor(by, null)));
        return this;
    }

    public EnvironmentTold stalled(int second, String name) {
        return tell(second, name, new ApplicationEvent.Stalled(uid(name), at(second - 900)));
    }

    EnvironmentTold condition(int second, String name, String condition, String message) {
        return tell(
                second, name, new ApplicationEvent.ConditionRaised(uid(name), condition, message));
    }

    public EnvironmentTold rollout(int second, String name, int step, Rollout status) {
        return tell(
                second,
                name,
                new ApplicationEvent.RolloutChanged("services", step, status, List.of(), null));
    }

    /** Three phases by the label {@code phase}. */
    public EnvironmentTold phases(int second, boolean rollingSync) {
        List<ApplicationSetEvent.Step> steps =
                List.of("1", "2", "3").stream()
                        .map(phase ->
                                new ApplicationSetEvent.Step(
                                        List.of(
                                                new ApplicationSetEvent.Expression(
                                                        "phase", "In", List.of(phase))),
                                        null))
                        .toList();
        told.add(
                entry(
                        second,
                        Subject.applicationSet(cluster, "argocd", "services"),
                        uri,
                        new ApplicationSetEvent.Changed(
                                cluster + "-services",
                                3,
                                rollingSync,
                                rollingSync ? steps : List.of(),
                                List.of("phase", "domain")),
                        null));
        return this;
    }

    public EnvironmentTold settings(int second, boolean waves, boolean phases) {
        return ofCluster(second, new ArgoCdEvent.SettingsChanged(waves, phases));
    }

    public EnvironmentTold gap(int from, int found) {
        return observed(
                "gap",
                "applications",
                from,
                found,
                new ObservationEvent.Gap(at(from), at(found), "the watch ended"));
    }

    public EnvironmentTold resumed(int from, int second) {
        return resumed("applications", from, second);
    }

    EnvironmentTold resumed(String resource, int from, int second) {
        return observed(
                "resumed", resource, from, second, new ObservationEvent.Resumed(at(second)));
    }

    /** As the watcher keys them: by what was not observed since when. */
    private EnvironmentTold observed(
            String what, String resource, int from, int second, Event event) {
        NewEntry entry = entry(second, Subject.source(uri.toString()), uri, event, null);
        told.add(
                new NewEntry(
                        Envelope.of(
                                Fact.of(what, uri.toString(), resource, at(from).toString()),
                                entry.envelope().subject(),
                                uri,
                                entry.envelope().time(),
                                ActorProof.API,
                                ObservedBy.WATCH),
                        event));
        return this;
    }

    private EnvironmentTold ofCluster(int second, Event event) {
        told.add(entry(second, Subject.source(uri.toString()), uri, event, null));
        return this;
    }

    public EnvironmentTold playStarted(int second, String play, String run) {
        return played(second, run, new RunEvent.Started(run(play, run, null)));
    }

    public EnvironmentTold playSucceeded(int second, String play, String run) {
        var outcome = new RunEvent.Outcome(12, 3, 0, 0, 1, 0, List.of(), null);
        return played(second, run, new RunEvent.Succeeded(run(play, run, outcome)));
    }

    /** None of its tasks has the tags that were asked for. */
    public EnvironmentTold playIdle(int second, String play, String run) {
        var outcome = new RunEvent.Outcome(0, 0, 0, 0, 0, 0, List.of(), null);
        return played(second, run, new RunEvent.Succeeded(run(play, run, outcome)));
    }

    /** A play for a group without machines, of which the plugin can tell no environment. */
    public EnvironmentTold playForNobody(int second, String play, String run) {
        var nobody = new RunEvent.Play(play, 2, "", List.of(), null);
        return played(
                second,
                run,
                new RunEvent.Started(
                        new RunEvent.Run("site.yml", run, 1, "main", "manual", nobody)));
    }

    public EnvironmentTold playErrored(int second, String play, String run, String task) {
        var outcome = new RunEvent.Outcome(4, 0, 1, 0, 0, 0, List.of("db-1"), task);
        return played(second, run, new RunEvent.Errored(run(play, run, outcome), "failed"));
    }

    private RunEvent.Run run(String play, String run, RunEvent.@Nullable Outcome outcome) {
        return new RunEvent.Run(
                "site.yml",
                run,
                1,
                "main",
                "workflow_dispatch",
                new RunEvent.Play(play, 1, cluster, List.of("db-1", "db-2"), outcome));
    }

    private EnvironmentTold played(int second, String run, Event event) {
        told.add(entry(second, Subject.run(REPOSITORY, run), GITHUB, event, null));
        return this;
    }

    public EnvironmentTold changedOutside(int second, AtlantisProject project, String address) {
        told.add(
                entry(
                        second,
                        Subject.project(REPOSITORY, project),
                        GITHUB,
                        new TerraformEvent.DriftDetected(
                                project,
                                TerraformEvent.Origin.DETECTION,
                                "d" + second,
                                "main",
                                null,
                                List.of(address),
                                1),
                        null));
        return this;
    }

    private Subject subject(String name) {
        return Subject.application(cluster, "argocd", name);
    }

    private EnvironmentTold tell(int second, String name, Event event) {
        told.add(entry(second, subject(name), uri, event, null));
        return this;
    }

    private NewEntry entry(
            int second, Subject subject, URI source, Event event, @Nullable Actor actor) {
        return new NewEntry(
                Envelope.of(
                                Fact.of(
                                        "told",
                                        subject.value(),
                                        event.getClass().getSimpleName(),
                                        Integer.toString(second),
                                        Integer.toString(event.hashCode())),
                                subject,
                                source,
                                at(second),
                                ActorProof.API,
                                ObservedBy.WATCH)
                        .by(actor)
                        .in(REPOSITORY)
                        .at(new Revision(revision(second))),
                event);
    }
}
