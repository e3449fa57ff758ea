package dev.tidemark.ingest.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.argocd.Application;
import dev.tidemark.argocd.ApplicationProjection;
import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.Difference;
import dev.tidemark.argocd.DriftEpisode;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.projection.Folded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the portal tells of one application of which it saw these versions, and what it makes of it.
 */
record Told(
        String name,
        List<Watched.Version> seen,
        List<NewEntry> entries,
        @Nullable Remembered after) {

    private static final Repository REPOSITORY = Repository.byId("github.com", 1);
    private static final Instant MIRRORED = Instant.parse("2026-11-23T08:00:00Z");

    /** What happens to the watcher before it looks again. */
    enum Restart {
        NONE,
        REMEMBERS,
        FORGETS
    }

    /**
     * What the read models say in the end.
     *
     * @param states what was true at which time, whenever it was learnt
     */
    record Known(
            ApplicationState now,
            Map<Instant, ApplicationState> states,
            List<Deployment> deployments,
            List<DriftEpisode> episodes) {

        /** Whenever and in whatever order it was learnt. */
        void isTheSameAs(Known other, String story) {
            assertThat(deployments)
                    .as(story)
                    .usingRecursiveComparison()
                    .ignoringFields("learntLater")
                    .isEqualTo(other.deployments);
            assertThat(episodes).as(story).isEqualTo(other.episodes);
            assertThat(states.keySet()).as(story).isEqualTo(other.states.keySet());
            states.forEach((from, state) ->
                    assertThat(state)
                            .as("%s from %s", story, from)
                            .usingRecursiveComparison()
                            .isEqualTo(other.states.get(from)));
        }
    }

    static Told of(String name, List<Watched.Version> seen) {
        return of(name, seen, any -> Restart.NONE);
    }

    /** With what happens before each look, by its number. */
    static Told of(
            String name,
            List<Watched.Version> seen,
            java.util.function.IntFunction<Restart> restarts) {
        var changes = new ApplicationChanges(Derived.CLUSTER);
        var entries = new ArrayList<NewEntry>();
        var recorded = new HashSet<String>();
        @Nullable Remembered remembered = null;
        for (int i = 0; i < seen.size(); i++) {
            Restart restart = restarts.apply(i);
            remembered =
                    remembered == null || restart == Restart.FORGETS
                            ? null
                            : restart == Restart.REMEMBERS
                                    ? Remembered.fromJson(remembered.toJson())
                                    : remembered;
            Watched.Version version = seen.get(i);
            var outcome =
                    changes.between(
                            remembered,
                            version.object(),
                            new Look(version.at(), restart != Restart.NONE),
                            "e".repeat(64));
            // The log records once what is told again by a watcher that forgot it.
            outcome.entries().stream()
                    .filter(entry ->
                            recorded.add(
                                    entry.event().getClass().getName() + entry.envelope().fact()))
                    .forEach(entries::add);
            remembered = outcome.after();
        }
        return new Told(name, seen, entries, remembered);
    }

    /** Nobody looks in between: some versions are never seen, but for the first and the last. */
    static List<Watched.Version> coalesced(
            List<Watched.Version> versions, Random random, double kept) {
        var seen = new ArrayList<Watched.Version>();
        for (int i = 0; i < versions.size(); i++) {
            if (i == 0 || i == versions.size() - 1 || random.nextDouble() < kept) {
                seen.add(versions.get(i));
            }
        }
        return seen;
    }

    /** With what feeds it at every revision, as the mirror says. */
    List<NewEntry> withPaths(Watched watched) {
        return withPaths(watched, any -> MIRRORED);
    }

    /** The same, learnt at these times. */
    List<NewEntry> withPaths(
            Watched watched, java.util.function.Function<String, Instant> resolvedAt) {
        var all = new ArrayList<>(paths(watched, resolvedAt));
        all.addAll(entries);
        return all;
    }

    /** What feeds it at every revision that is named, learnt at these times. */
    List<NewEntry> paths(Watched watched, java.util.function.Function<String, Instant> resolvedAt) {
        return revisions().stream()
                .map(revision -> paths(watched, revision, resolvedAt.apply(revision)))
                .toList();
    }

    /** When the first entry names a revision, and everything after that happened. */
    List<Instant> timesFrom(String revision) {
        List<NewEntry> inOrder =
                entries.stream()
                        .sorted(Comparator.comparing(entry -> entry.envelope().time()))
                        .toList();
        return inOrder.stream()
                .dropWhile(entry -> !revisions(entry).contains(revision))
                .map(entry -> entry.envelope().time())
                .toList();
    }

    /**
     * When the mirror may have told what feeds it at a revision: before everything, or when it was
     * asked, or so many entries later, which is not so late that read models no longer hold open
     * what it decides.
     */
    Instant lateAtMost(int most, String revision, Random random) {
        List<Instant> times = timesFrom(revision);
        return random.nextInt(4) == 0
                ? entries.getFirst().envelope().time()
                : times.get(random.nextInt(Math.min(times.size(), most)))
                        .plusMillis(random.nextInt(2000));
    }

    private Set<String> revisions() {
        var revisions = new LinkedHashSet<String>();
        entries.forEach(entry -> revisions.addAll(revisions(entry)));
        return revisions;
    }

    private static List<String> revisions(NewEntry entry) {
        return switch (entry.event()) {
            case ApplicationEvent.ComparisonChanged changed -> changed.revisions();
            case SyncEvent sync -> sync.sync().revisions();
            default -> List.of();
        };
    }

    private NewEntry paths(Watched watched, String revision, Instant at) {
        String path = "k8s/overlays/" + name;
        return new NewEntry(
                Envelope.of(
                                Fact.of("paths", name, revision),
                                Derived.CLUSTER.application("argocd", name),
                                Derived.CLUSTER.uri(),
                                at,
                                ActorProof.API,
                                ObservedBy.WATCH)
                        .in(REPOSITORY)
                        .at(new Revision(revision)),
                new ApplicationEvent.PathsResolved(
                        "any",
                        path,
                        List.of(path + "/kustomization.yaml"),
                        watched.digest(name, revision),
                        true));
    }

    /** What the read models make of these entries. */
    static Known known(String name, List<NewEntry> entries) {
        var folded = Folded.<Application>with(new ApplicationProjection(), entries, 7);
        String key = Derived.CLUSTER.application("argocd", name).value();
        Application row = folded.rows().get(key);
        if (row == null) {
            throw new IllegalStateException("nothing is told of " + name);
        }
        return new Known(
                row.now(),
                states(folded.history(key, "state", ApplicationState.class)),
                folded.history(key, "deployment", Deployment.class).stream()
                        .filter(each -> each.change() != Difference.NONE)
                        .toList(),
                folded.history(key, "episode", DriftEpisode.class).stream()
                        .filter(each -> each.kind() != DriftEpisode.Kind.VOID)
                        .toList());
    }

    private static List<ApplicationState> inOrder(List<ApplicationState> known) {
        return known.stream().sorted(Comparator.comparing(ApplicationState::from)).toList();
    }

    /** Since when what was true; what stood undetermined for a while leaves its seams. */
    private static Map<Instant, ApplicationState> states(List<ApplicationState> known) {
        var states = new TreeMap<Instant, ApplicationState>();
        for (ApplicationState state : inOrder(known)) {
            Map.Entry<Instant, ApplicationState> before = states.lowerEntry(state.from());
            boolean isBeforeItWasMade = before == null && !state.exists();
            boolean isNew = before == null || !before.getValue().equals(state.timeless());
            if (isNew && !isBeforeItWasMade) {
                states.put(state.from(), state.timeless());
            }
        }
        return states;
    }
}
