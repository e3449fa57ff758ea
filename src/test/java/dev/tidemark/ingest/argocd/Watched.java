package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tidemark.event.NewEntry;
import dev.tidemark.sandbox.argocd.ApplicationSpec;
import dev.tidemark.sandbox.argocd.Managed;
import dev.tidemark.sandbox.argocd.SetSpec;
import dev.tidemark.sandbox.argocd.SimulatedArgoCd;
import dev.tidemark.sandbox.argocd.Source;
import dev.tidemark.sandbox.argocd.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Argo CD over one mono-repository, and everything that its applications looked like.
 */
final class Watched {

    static final String REPOSITORY = "https://github.com/example/platform";
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    /** One version of an application's object; without one it was deleted. */
    record Version(String name, Instant at, @Nullable JsonNode object, String uid) {

        JsonNode status() {
            return object == null ? MissingNode.getInstance() : object.path("status");
        }
    }

    /** A commit, and the paths that it touched. */
    private record Commit(String revision, List<String> paths) {}

    private final Duration step;
    private Instant now = START;
    private final SimulatedArgoCd argo =
            new SimulatedArgoCd("production", "argocd", this::nextInstant);
    private final Map<String, List<Version>> versions = new LinkedHashMap<>();
    private final List<Commit> commits = new ArrayList<>();
    private final List<JsonNode> reported = new ArrayList<>();
    private final List<Version> sets = new ArrayList<>();
    private long seen;

    /**
     * One without applications.
     *
     * @param step how much time passes with every look at the clock
     */
    Watched(Duration step) {
        this.step = step;
    }

    private Instant nextInstant() {
        now = now.plus(step);
        return now;
    }

    SimulatedArgoCd argo() {
        return argo;
    }

    Instant now() {
        return now;
    }

    /** By application. */
    Map<String, List<Version>> versions() {
        return versions;
    }

    static ApplicationSpec application(String name) {
        String path = "k8s/overlays/" + name;
        return ApplicationSpec.of(
                name, Source.of(REPOSITORY, path), path + "/", "k8s/base/" + name + "/");
    }

    static Managed deployment(String name) {
        return Managed.deployment(name, name);
    }

    static Managed service(String name) {
        return Managed.core("Service", name, name);
    }

    /** Somebody does something. */
    Watched does(Consumer<SimulatedArgoCd> what) {
        what.accept(argo);
        note();
        return this;
    }

    Watched create(ApplicationSpec spec) {
        return does(cd -> cd.create(spec));
    }

    Watched createSet(SetSpec spec) {
        return does(cd -> cd.createSet(spec));
    }

    Watched commit(String... paths) {
        String revision = "%040x".formatted(commits.size() + 1);
        commits.add(new Commit(revision, List.of(paths)));
        return does(cd -> cd.commit(REPOSITORY, revision, List.of(paths)));
    }

    Watched commitRemoving(String name, Managed resource, String path) {
        String revision = "%040x".formatted(commits.size() + 1);
        commits.add(new Commit(revision, List.of(path)));
        return does(cd -> cd.commitRemoving(REPOSITORY, revision, List.of(path), name, resource));
    }

    Watched tick() {
        return does(SimulatedArgoCd::tick);
    }

    Watched tick(int times) {
        for (int i = 0; i < times; i++) {
            tick();
        }
        return this;
    }

    /** Step by step, until nothing is left to do. */
    Watched settle() {
        long before;
        do {
            before = argo.resourceVersion();
            tick();
        } while (argo.resourceVersion() > before);
        return this;
    }

    /** The regular look at Git. */
    Watched poll() {
        now = now.plusSeconds(5);
        return does(SimulatedArgoCd::reconcile).settle();
    }

    /** What Argo CD's own events say that people did to an application. */
    List<NewEntry> reports(String name) {
        var actions = new ReportedActions(Derived.CLUSTER);
        return reported.stream()
                .map(actions::of)
                .flatMap(Optional::stream)
                .filter(entry -> isOf(entry, name))
                .toList();
    }

    /** Where an application stood in the phases of its ApplicationSet. */
    List<NewEntry> phases(String name) {
        var changes = new ApplicationSetChanges(Derived.CLUSTER);
        var entries = new ArrayList<NewEntry>();
        @Nullable RememberedSet remembered = null;
        for (Version version : sets) {
            var look = new Look(version.at(), false);
            var outcome = changes.between(remembered, version.object(), look, "e".repeat(64));
            outcome.entries().stream().filter(entry -> isOf(entry, name)).forEach(entries::add);
            remembered = outcome.after();
        }
        return entries;
    }

    private static boolean isOf(NewEntry entry, String name) {
        return entry.envelope().subject().equals(Derived.CLUSTER.application("argocd", name));
    }

    private void note() {
        for (Written written : argo.writtenAfter(seen)) {
            seen = written.resourceVersion();
            if (written.kind().equals("Event")) {
                reported.add(written.object());
            }
            if (written.kind().equals("ApplicationSet")) {
                sets.add(new Version(written.name(), now, written.object(), written.uid()));
            }
            if (written.kind().equals("Application")) {
                versions.computeIfAbsent(written.name(), none -> new ArrayList<>())
                        .add(
                                new Version(
                                        written.name(),
                                        now,
                                        written.deleted() ? null : written.object(),
                                        written.uid()));
            }
        }
    }

    /** What feeds an application at a revision: the last commit that touched a path of it. */
    String digest(String name, String revision) {
        String last = "none";
        for (Commit commit : commits) {
            if (commit.paths().stream().anyMatch(path -> path.contains("/" + name + "/"))) {
                last = commit.revision();
            }
            if (commit.revision().equals(revision)) {
                return last;
            }
        }
        throw new IllegalArgumentException("no revision " + revision);
    }

    List<String> revisions() {
        return commits.stream().map(Commit::revision).toList();
    }
}
