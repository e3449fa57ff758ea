package dev.tidemark.ingest.argocd;

import dev.tidemark.event.NewEntry;
import dev.tidemark.sandbox.argocd.ApplicationSpec;
import dev.tidemark.sandbox.argocd.SetSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one application of the simulated Argo CD after the portal first saw it, through
 * the whole chain: snapshots, derived entries, read models. It is looked at in every way: wholly,
 * with any snapshots in between dropped, by a watcher that starts again at any point, and with
 * entries in any order and the paths of a revision, which a push brings, at any time. In each way
 * what is known must agree with what really happened.
 */
final class Story {

    static final String NAME = "my";

    /** Files that feed the application, the last one not. */
    static final String OVERLAY = "k8s/overlays/my/deployment.yaml";

    static final String BASE = "k8s/base/my/service.yaml";
    static final String ELSEWHERE = "docs/README.md";

    private static final int SHORT = 5;
    private static final int SOME_WAYS = 32;
    private static final int SHUFFLES = 3;

    private final Watched watched = new Watched(Duration.ofSeconds(1));
    private int first;
    private boolean hasOracle = true;
    private boolean hasPaths = true;
    private Function<List<Watched.Version>, Stream<Watched.Version>> seeing = List::stream;
    private @Nullable Duration silence;

    /** Of an application that runs the first commit, and is healthy. */
    static Story of(ApplicationSpec spec) {
        var story = new Story();
        story.watched.commit(OVERLAY, BASE);
        story.watched.create(spec).settle();
        if (!spec.autoSync()) {
            story.watched.does(cd -> cd.manualSync(NAME, "hana")).settle();
        }
        story.first = story.versions().size() - 1;
        return story;
    }

    /** Of one with auto-sync, self-heal and prune. */
    static Story ofAutomated() {
        return of(Watched.application(NAME));
    }

    /** Of one that is synced by hand. */
    static Story ofManual() {
        return of(Watched.application(NAME).automation(false, false, true));
    }

    /** Of one that an ApplicationSet syncs step by step. */
    static Story ofPhase(SetSpec set, Map<String, String> labels) {
        var story = new Story();
        story.watched.commit(OVERLAY, BASE);
        story.watched.createSet(set);
        story.watched.create(
                Watched.application(NAME)
                        .automation(false, false, true)
                        .generatedBy(set.name())
                        .labelled(labels));
        story.watched.settle();
        story.first = story.versions().size() - 1;
        return story;
    }

    private List<Watched.Version> versions() {
        return watched.versions().getOrDefault(NAME, List.of());
    }

    Story then(Consumer<Watched> what) {
        what.accept(watched);
        return this;
    }

    /** What a watcher is given of all versions. */
    Story seenAs(Function<List<Watched.Version>, Stream<Watched.Version>> way) {
        seeing = way;
        return this;
    }

    /** Nobody can read the repository. */
    Story withoutPaths() {
        hasPaths = false;
        return this;
    }

    /** It has parts that the oracle knows nothing of. */
    Story beyondTheOracle() {
        hasOracle = false;
        return this;
    }

    /** And then Argo CD does not look at it for so long. */
    Story thenSilence(Duration duration) {
        silence = duration;
        return this;
    }

    /** What is known in every way. */
    void tells(Consumer<Knowledge> always) {
        tells(always, known -> {});
    }

    /**
     * What is known.
     *
     * @param always in every way
     * @param wholly if no snapshot is missed
     */
    void tells(Consumer<Knowledge> always, Consumer<Knowledge> wholly) {
        List<Watched.Version> all =
                seeing.apply(versions().subList(first, versions().size())).toList();
        Told told = Told.of(NAME, all);
        Told.Known known = known(told, "whole");
        if (hasOracle && all.size() == versions().size() - first) {
            new Truth(watched, NAME, all, "whole").holdsWhollyFor(known);
        }
        always.accept(knowledge(known, "whole"));
        wholly.accept(knowledge(known, "whole"));
        restarted(all, known);
        inAnyOrder(told, known, "whole");
        coalesced(all, always);
    }

    private Knowledge knowledge(Told.Known known, String way) {
        String at = versions().getLast().status().path("reconciledAt").asText();
        return new Knowledge(known, at.isEmpty() ? Instant.EPOCH : Instant.parse(at), way);
    }

    private void restarted(List<Watched.Version> all, Told.Known known) {
        for (int i = 1; i < all.size(); i++) {
            int at = i;
            Told told =
                    Told.of(
                            NAME,
                            all,
                            look -> look == at ? Told.Restart.REMEMBERS : Told.Restart.NONE);
            known(told, "whole").isTheSameAs(known, "restarted before look " + at);
        }
    }

    private void inAnyOrder(Told told, Told.Known known, String way) {
        for (int i = 0; i < SHUFFLES; i++) {
            shuffled(told, known, way + ", shuffled by " + i, new Random(i));
        }
    }

    private void shuffled(Told told, Told.Known known, String way, Random random) {
        var entries = new ArrayList<NewEntry>(entries(told));
        entries.addAll(paths(told, revision -> told.lateAtMost(30, revision, random)));
        Collections.shuffle(entries, random);
        Told.known(NAME, entries).isTheSameAs(known, way);
    }

    private void coalesced(List<Watched.Version> all, Consumer<Knowledge> always) {
        int between = all.size() - 2;
        int ways = between <= SHORT ? 1 << Math.max(0, between) : SOME_WAYS;
        var random = new Random(between);
        for (int way = 0; way < ways; way++) {
            // Of two draws, so that more is dropped than seen.
            long draw = random.nextLong();
            long mask = between <= SHORT ? way : draw & random.nextLong();
            List<Watched.Version> seen = dropped(all, mask);
            String story = "seen " + seen.stream().map(all::indexOf).toList();
            Told told = Told.of(NAME, seen);
            Told.Known known = known(told, story);
            always.accept(knowledge(known, story));
            if (way % 8 == 0) {
                shuffled(told, known, story, new Random(way));
            }
        }
    }

    /** Those in between whose bit is not set are not seen. */
    private static List<Watched.Version> dropped(List<Watched.Version> all, long mask) {
        var seen = new ArrayList<Watched.Version>();
        for (int i = 0; i < all.size(); i++) {
            boolean isEnd = i == 0 || i == all.size() - 1;
            if (isEnd || (mask >> ((i - 1) % Long.SIZE) & 1) == 1) {
                seen.add(all.get(i));
            }
        }
        return seen;
    }

    private Told.Known known(Told told, String way) {
        var entries = new ArrayList<NewEntry>(entries(told));
        entries.addAll(paths(told, any -> told.entries().getFirst().envelope().time()));
        Told.Known known = Told.known(NAME, entries);
        if (hasOracle) {
            new Truth(watched, NAME, told.seen(), way).holdsFor(known);
        }
        return known;
    }

    private List<NewEntry> paths(Told told, Function<String, Instant> resolvedAt) {
        return hasPaths ? told.paths(watched, resolvedAt) : List.of();
    }

    private List<NewEntry> entries(Told told) {
        var entries = new ArrayList<NewEntry>(told.entries());
        entries.addAll(watched.reports(NAME));
        entries.addAll(watched.phases(NAME));
        Duration waited = silence;
        Remembered after = told.after();
        if (waited != null && after != null) {
            entries.addAll(
                    new ApplicationChanges(Derived.CLUSTER)
                            .stalled(after, watched.now().plus(waited), waited.dividedBy(2))
                            .entries());
        }
        return entries;
    }
}
