package dev.tidemark.ingest.argocd;

import static dev.tidemark.ingest.argocd.WatchedApplication.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.ingest.argocd.WatchedApplication.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each of the stories of Argo CD's reference, and each with any of its looks missing. */
class ApplicationChangesTest {

    @Test
    void commitIsSyncedByItself() {
        assertThat(told(ApplicationStories.COMMIT_AND_AUTO_SYNC))
                .containsExactly(
                        "OUT_OF_SYNC [r2] [apps/Deployment/my/my]",
                        "started [r2] by auto",
                        "succeeded [r2] by auto",
                        "SYNCED [r2] []",
                        "images [my:2]",
                        "health PROGRESSING",
                        "health HEALTHY");
    }

    @Test
    void firstLookTellsWhatItProves() {
        var first = WatchedApplication.synced().seeAfterGap(0).seen();

        assertThat(Derived.of(first).lines())
                .containsExactly(
                        "created uid-1",
                        "started [r1] by hana",
                        "succeeded [r1] by hana",
                        "SYNCED [r1] []",
                        "images [my:1]",
                        "health HEALTHY");
    }

    @Test
    void commitOfOtherPathsIsNoSync() {
        assertThat(told(ApplicationStories.COMMIT_OF_OTHER_PATHS))
                .containsExactly("SYNCED [r2] []");
    }

    @Test
    void commitWithoutAutoSyncWaits() {
        assertThat(told(ApplicationStories.COMMIT_WITHOUT_AUTO_SYNC))
                .containsExactly("OUT_OF_SYNC [r2] [apps/Deployment/my/my]");
    }

    @Test
    void syncByHandNamesWhoAskedForIt() {
        Derived derived = Derived.of(ApplicationStories.SYNC_BY_HAND_OF_THE_SAME.seen());

        assertThat(told(ApplicationStories.SYNC_BY_HAND_OF_THE_SAME))
                .containsExactly("started [r1] by hana", "succeeded [r1] by hana");
        NewEntry started = derived.entries().get(derived.entries().size() - 2);
        assertThat(Objects.requireNonNull(started.envelope().actor()).login()).isEqualTo("hana");
        assertThat(Objects.requireNonNull(started.envelope().revision()).sha())
                .isEqualTo(WatchedApplication.R1);
        assertThat(started.envelope().fact().value())
                .isEqualTo("sync/uid-1/2026-11-20T10%3A00%3A10Z/hana/started/0");
        assertThat(started.envelope().subject().value())
                .isEqualTo("application/production/argocd/my");
        assertThat(derived.only(SyncEvent.Succeeded.class).result().historyId()).isEqualTo(1);
    }

    @Test
    void driftBeginsWhenItIsSeenAndGitHadNoPartInIt() {
        List<Seen> seen = ApplicationStories.DRIFT_THAT_STAYS.seen();
        Derived derived = Derived.of(seen);

        assertThat(derived.linesAfter(seen))
                .containsExactly("OUT_OF_SYNC [r1] [apps/Deployment/my/my]");
        assertThat(derived.only(ApplicationEvent.ComparisonChanged.class).reconciled()).isFalse();
        assertThat(derived.time("OUT_OF_SYNC [r1] [apps/Deployment/my/my]"))
                .isEqualTo(second(30).plusMillis(400));
    }

    @Test
    void selfHealIsAPartialSyncWithoutHistory() {
        Derived derived = Derived.of(ApplicationStories.DRIFT_THAT_HEALS.seen());

        assertThat(told(ApplicationStories.DRIFT_THAT_HEALS))
                .containsExactly(
                        "OUT_OF_SYNC [r1] [apps/Deployment/my/my]",
                        "started [r1] by auto partial heal",
                        "succeeded [r1] by auto partial heal",
                        "SYNCED [r1] []");
        assertThat(derived.only(SyncEvent.Succeeded.class).result().historyId()).isNull();
    }

    @Test
    void failedSyncTellsItsRetries() {
        Derived derived = Derived.of(ApplicationStories.FAILS_AFTER_RETRIES.seen());

        assertThat(told(ApplicationStories.FAILS_AFTER_RETRIES))
                .containsExactly(
                        "OUT_OF_SYNC [r2] [apps/Deployment/my/my]",
                        "started [r2] by auto",
                        "retried 1 [r2] by auto",
                        "retried 2 [r2] by auto",
                        "failed [r2] by auto",
                        // The same as before, but known to be so after the sync.
                        "OUT_OF_SYNC [r2] [apps/Deployment/my/my]",
                        "raised SyncError: Failed last sync attempt to " + WatchedApplication.R2);
        assertThat(derived.only(SyncEvent.Failed.class).result().retries()).isEqualTo(2);
        assertThat(derived.only(SyncEvent.Failed.class).result().failed())
                .containsExactly("apps/Deployment/my/my: admission denied");
        assertThat(derived.time("retried 1 [r2] by auto")).isEqualTo(second(12));
    }

    @Test
    void errorIsNoFailure() {
        assertThat(told(ApplicationStories.CANNOT_BE_CARRIED_OUT))
                .containsExactly("started [r2] by hana", "errored [r2] by hana");
    }

    @Test
    void blockedAutoSyncIsACondition() {
        assertThat(told(ApplicationStories.BLOCKED_AUTO_SYNC))
                .containsExactly(
                        "OUT_OF_SYNC [r2] [apps/Deployment/my/my]",
                        "raised SyncError: would delete all resources",
                        "SYNCED [r3] []",
                        "cleared SyncError");
    }

    @Test
    void rollbackIsKnownByHistory() {
        assertThat(told(ApplicationStories.ROLLBACK))
                .containsExactly(
                        "autosync off",
                        "started [r1] by hana back to 0",
                        "succeeded [r1] by hana back to 0",
                        "OUT_OF_SYNC [r2] [apps/Deployment/my/my]");
    }

    @Test
    void pruningIsTold() {
        Derived derived = Derived.of(ApplicationStories.PRUNED.seen());

        assertThat(told(ApplicationStories.PRUNED))
                .contains("OUT_OF_SYNC [r2] [/ConfigMap/my/old] prune [/ConfigMap/my/old]");
        SyncEvent.Result result = derived.only(SyncEvent.Succeeded.class).result();
        assertThat(result.pruned()).containsExactly("apps/ConfigMap/my/old");
        assertThat(result.pruneSkipped()).isEqualTo(1);
    }

    @Test
    void terminatedIsNotFailed() {
        assertThat(told(ApplicationStories.TERMINATED))
                .containsExactly("started [r2] by hana", "terminated [r2] by hana");
    }

    @Test
    void healthHasATimeOfItsOwn() {
        List<Seen> seen = ApplicationStories.HEALTH_ONLY.seen();
        Derived derived = Derived.of(seen);

        assertThat(derived.linesAfter(seen)).containsExactly("health DEGRADED", "health HEALTHY");
        assertThat(derived.time("health DEGRADED")).isEqualTo(second(30));
    }

    @Test
    void unknownIsNeitherDriftNorRecovery() {
        assertThat(told(ApplicationStories.GIT_CANNOT_BE_READ))
                .containsExactly(
                        "UNKNOWN [] []",
                        "raised ComparisonError: failed to load target state",
                        "OUT_OF_SYNC [r1] [apps/Deployment/my/my]",
                        "cleared ComparisonError");
    }

    @Test
    void applicationThatIsMadeAgainIsAnother() {
        assertThat(told(ApplicationStories.DELETED_AND_MADE_AGAIN))
                .containsExactly("deleted uid-1", "created uid-2", "health MISSING");
    }

    @Test
    void applicationThatWasReplacedUnseenIsDeletedSometime() {
        List<Seen> seen = without(ApplicationStories.DELETED_AND_MADE_AGAIN.seen(), 0b100);

        assertThat(Derived.of(seen).linesAfter(seen))
                .containsExactly("deleted uid-1 sometime", "created uid-2", "health MISSING");
    }

    @Test
    void phaseOfAnApplicationSetIsAutomaticAndHasAName() {
        assertThat(told(ApplicationStories.PHASE_OF_AN_APPLICATION_SET))
                .containsExactly(
                        "OUT_OF_SYNC [r2] [apps/Deployment/my/my]",
                        "started [r2] by applicationset-controller",
                        "succeeded [r2] by applicationset-controller");
    }

    @Test
    void syncsThatNobodySawAreToldFromHistoryOnly() {
        List<Seen> all = ApplicationStories.SEVERAL_SYNCS.seen();
        List<Seen> ends = List.of(all.getFirst(), all.getLast());

        assertThat(Derived.of(ends).linesAfter(ends))
                .containsExactly(
                        "succeeded [r2] by auto",
                        "started [r1] by hana back to 0",
                        "succeeded [r1] by hana back to 0");
    }

    @Test
    void endOfAReplacedSyncIsKnownOnlyIfHistoryProvesIt() {
        List<Seen> all = ApplicationStories.SEVERAL_SYNCS.seen();
        List<Seen> provable = List.of(all.get(0), all.get(1), all.get(4));
        List<Seen> unprovable = List.of(all.get(0), all.get(5), all.get(7));

        assertThat(Derived.of(provable).linesAfter(provable))
                .containsExactly("started [r2] by auto", "succeeded [r2] by auto");
        assertThat(Derived.of(unprovable).linesAfter(unprovable))
                .containsExactly(
                        "succeeded [r2] by auto",
                        "started [r3] by auto",
                        "started [r1] by hana back to 0");
    }

    @ParameterizedTest
    @EnumSource
    void missingLooksInventNothingAndHideNoEnd(ApplicationStories story) {
        List<Seen> seen = story.seen();
        Set<String> truth = new HashSet<>(Derived.of(seen).lines());
        truth.add("deleted uid-1 sometime");
        int between = seen.size() - 2;
        for (int dropped = 0; dropped < 1 << Math.max(0, between); dropped++) {
            List<Seen> some = without(seen, dropped << 1);

            Derived derived = Derived.of(some);

            assertThat(truth)
                    .as(story + " without " + Integer.toBinaryString(dropped))
                    .containsAll(derived.lines());
            assertThat(last(derived)).isEqualTo(last(Derived.of(seen)));
            assertThat(derived.entries().stream().map(entry -> entry.envelope().fact()))
                    .doesNotHaveDuplicates();
            assertInOrder(derived);
        }
    }

    @ParameterizedTest
    @EnumSource
    void restartBetweenAnyTwoLooksChangesNothing(ApplicationStories story) {
        assertThat(Derived.of(story.seen(), true)).isEqualTo(Derived.of(story.seen(), false));
    }

    @ParameterizedTest
    @EnumSource
    void sameLookAgainSaysNothing(ApplicationStories story) {
        var twice = new ArrayList<Seen>();
        story.seen().forEach(look -> twice.addAll(List.of(look, look)));

        assertThat(Derived.of(twice).lines()).isEqualTo(Derived.of(story.seen()).lines());
    }

    /** A read model that folded everything so far never has to fold it again. */
    @ParameterizedTest
    @EnumSource
    void whatIsWatchedIsToldInTheOrderOfTime(ApplicationStories story) {
        var times =
                Derived.of(story.seen()).entries().stream()
                        .map(entry -> entry.envelope().time())
                        .toList();

        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    /** The last sync, with its end, and everything that is so now. */
    private static List<String> last(Derived derived) {
        var last = new ArrayList<String>();
        for (String kind : List.of("started", "ended", "health", "SYNC", "images")) {
            derived.lines().stream()
                    .filter(line -> kind(line).equals(kind))
                    .reduce((one, other) -> other)
                    .ifPresent(last::add);
        }
        return last;
    }

    private static String kind(String line) {
        String word = line.substring(0, line.indexOf(' ') < 0 ? line.length() : line.indexOf(' '));
        return switch (word) {
            case "succeeded", "failed", "errored", "terminated" -> "ended";
            case "SYNCED", "OUT_OF_SYNC", "UNKNOWN" -> "SYNC";
            default -> word;
        };
    }

    private static void assertInOrder(Derived derived) {
        var begun = new HashSet<SyncEvent.Sync>();
        for (NewEntry entry : derived.entries()) {
            if (entry.event() instanceof SyncEvent.Started started) {
                begun.add(started.sync());
            } else if (entry.event() instanceof SyncEvent.Failed failed) {
                assertThat(begun).contains(failed.sync());
            }
        }
    }

    private static List<Seen> without(List<Seen> seen, int dropped) {
        return IntStream.range(0, seen.size())
                .filter(index -> (dropped >> index & 1) == 0)
                .mapToObj(seen::get)
                .toList();
    }

    private static List<String> told(ApplicationStories story) {
        return Derived.of(story.seen()).linesAfter(story.seen());
    }
}
