package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.NewEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens and whatever of it is seen: what the portal says is true. */
class TruthOfRandomHistoriesTest {

    private static final int ACTS = 30;
    private static final int MOST_ENTRIES_LATE = 30;

    @Test
    void whatIsSaidIsTrue() {
        histories(0, 200);
    }

    @Test
    @Tag("full")
    void whatIsSaidIsTrueForLong() {
        histories(1_000_000, 10_000);
    }

    private static void histories(int first, int count) {
        for (int seed = first; seed < first + count; seed++) {
            Watched watched = RandomHistory.of(seed, ACTS);
            for (var application : watched.versions().entrySet()) {
                seenWholly(watched, application.getKey(), application.getValue(), seed);
                seenInPart(watched, application.getKey(), application.getValue(), seed);
                seenAndForgotten(watched, application.getKey(), application.getValue(), seed);
            }
        }
    }

    private static void seenWholly(
            Watched watched, String name, List<Watched.Version> versions, int seed) {
        Told.Known known = Told.known(name, Told.of(name, versions).withPaths(watched));
        new Truth(watched, name, versions, "seed " + seed).holdsWhollyFor(known);
    }

    private static void seenInPart(
            Watched watched, String name, List<Watched.Version> versions, int seed) {
        var random = new Random(seed);
        List<Watched.Version> seen = Told.coalesced(versions, random, random.nextInt(3) * 0.3);
        Told told = Told.of(name, seen, look -> restart(random));
        Told.Known known = Told.known(name, told.withPaths(watched));
        new Truth(watched, name, seen, "seed " + seed + " in part").holdsFor(known);
        // Whenever the mirror is asked: what feeds it at a revision is always so.
        List<NewEntry> shuffled =
                new ArrayList<>(
                        told.withPaths(
                                watched,
                                revision -> told.lateAtMost(MOST_ENTRIES_LATE, revision, random)));
        Collections.shuffle(shuffled, random);
        Told.known(name, shuffled).isTheSameAs(known, "seed " + seed + ", " + name);
    }

    private static Told.Restart restart(Random random) {
        return random.nextInt(6) == 0 ? Told.Restart.REMEMBERS : Told.Restart.NONE;
    }

    /** Who lost what it remembered may tell one episode as two, and still knows what is so now. */
    private static void seenAndForgotten(
            Watched watched, String name, List<Watched.Version> versions, int seed) {
        var random = new Random(seed);
        List<Watched.Version> seen = Told.coalesced(versions, random, random.nextInt(3) * 0.3);
        Told told = Told.of(name, seen, look -> forgets(seen.get(look), random));
        new Truth(watched, name, seen, "seed " + seed + " and forgotten")
                .holdsNowFor(Told.known(name, told.withPaths(watched)));
    }

    /**
     * A version on which an operation is requested has no record of the one before. Who forgot that
     * one cannot know what of the version is of the time before it.
     */
    private static Told.Restart forgets(Watched.Version version, Random random) {
        JsonNode object = version.object();
        boolean isWithoutPast =
                object != null
                        && object.has("operation")
                        && !version.status().has("operationState");
        return !isWithoutPast && random.nextInt(6) == 0 ? Told.Restart.FORGETS : Told.Restart.NONE;
    }
}
