package dev.tidemark.ingest.argocd;

import static dev.tidemark.ingest.argocd.Story.ELSEWHERE;
import static dev.tidemark.ingest.argocd.Story.NAME;
import static dev.tidemark.ingest.argocd.Story.OVERLAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.argocd.DriftEpisode.ClosedBy;
import dev.tidemark.argocd.Standing;
import dev.tidemark.sandbox.argocd.Managed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Pitfalls of watching: each of section 1.6 of the reference that concerns what is made of what was
 * seen. Coalescing, a restart from what was remembered and a push that comes late are part of every
 * story; a connection that is lost, versions that are gone and a watch that is stuck are in {@link
 * ClusterWatchTest}.
 */
class ArgoCdWatchPitfallsTest {

    private static final Managed SERVICE = Watched.service(NAME);

    /** Everything that happens to one application in a day. */
    private static Story day() {
        return Story.ofAutomated()
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle());
    }

    @Test
    void coalescing() {
        day().tells(known ->
                known.deployed(1, 2)
                        .stands(Standing.SYNCED)
                        .drifted(ClosedBy.SELF_HEAL, "Service"));
    }

    @Test
    void everySnapshotTwice() {
        day().seenAs(versions -> versions.stream().flatMap(each -> List.of(each, each).stream()))
                .tells(known -> known.deployed(1, 2).drifted(ClosedBy.SELF_HEAL, "Service"));
    }

    @Test
    void listFromAnOldCache() {
        day().seenAs(versions ->
                        java.util.stream.Stream.concat(
                                versions.stream(), versions.stream().limit(versions.size() - 1)))
                .tells(known -> known.deployed(1, 2).drifted(ClosedBy.SELF_HEAL, "Service"));
    }

    @Test
    void versionsThatAreGone() {
        // After 410 only the list is left: the history still tells of the first deployment.
        day().then(watched -> watched.commit(OVERLAY).settle())
                .seenAs(versions -> List.of(versions.getFirst(), versions.getLast()).stream())
                .tells(known -> known.deployed(1, 2, 3).stands(Standing.SYNCED).noDrift());
    }

    @Test
    void deletionAndCreationThatNobodySaw() {
        day().then(watched -> watched.does(cd -> cd.recreate(NAME, "ada")).settle())
                .seenAs(versions -> List.of(versions.getFirst(), versions.getLast()).stream())
                .tells(known -> known.deployed(1, 2).stands(Standing.SYNCED).noDrift());
    }

    @Test
    void reconciliationAndAnnotationsThatMeanNothing() {
        Story.ofAutomated()
                .then(watched -> watched.poll().does(cd -> cd.noise(NAME)).poll())
                .tells(
                        known -> known.deployed(1).stands(Standing.SYNCED).noDrift(),
                        known -> known.stood(Standing.UNKNOWN, Standing.SYNCED));
    }

    @Test
    void objectThatIsTooLargeStandsAsItStood() {
        Story.ofManual()
                .then(watched -> watched.does(cd -> cd.incidents().overgrow(NAME)).settle())
                .then(watched -> watched.commit(OVERLAY).settle())
                .tells(known ->
                        known.deployed(1)
                                .stands(Standing.SYNCED)
                                .noDrift()
                                .now(now ->
                                        assertThat(now.conditions())
                                                .singleElement()
                                                .satisfies(each ->
                                                        assertThat(each.name())
                                                                .isEqualTo("UnknownError"))));
    }

    @Test
    void controllerThatIsDeadIsAFindingOfItsOwn() {
        Story.ofManual()
                .then(watched -> watched.does(cd -> cd.incidents().freeze(NAME)))
                .then(watched -> watched.commit(OVERLAY).settle())
                .thenSilence(Duration.ofHours(1))
                .tells(known ->
                        known.stands(Standing.SYNCED)
                                .noDrift()
                                .now(now -> assertThat(now.comparedLast()).isNotNull()));
    }

    @Test
    void conditionWhoseMessageStaysIsOne() {
        Story.of(Watched.application(NAME).limits(null, 0))
                .then(watched -> watched.does(cd -> cd.failNext(NAME, "denied")))
                .then(watched -> watched.commit(OVERLAY).settle().poll().poll())
                .tells(known -> known.now(now -> assertThat(now.conditions()).hasSize(1)));
    }

    @Test
    void historyThatKeepsNothing() {
        // What no snapshot shows is lost; the last operation is always there.
        Story.of(Watched.application(NAME).limits(0, 2))
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.commit(OVERLAY).settle())
                .tells(
                        known -> known.runs(3).stands(Standing.SYNCED).noDrift(),
                        known -> known.deployed(1, 2, 3));
    }

    @Test
    void pushThatArrivesLate() {
        Story.ofManual()
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                .then(watched -> watched.commit(ELSEWHERE).settle().commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).settle())
                .tells(
                        known ->
                                known.deployed(1, 3)
                                        .stands(Standing.SYNCED)
                                        .driftedAtMost(ClosedBy.COMMIT, ClosedBy.SYNC),
                        known -> known.drifted(ClosedBy.COMMIT, "Service"));
    }

    @Test
    void pushThatNeverArrives() {
        Story.ofManual()
                .beyondTheOracle()
                .withoutPaths()
                .then(watched -> watched.commit(ELSEWHERE).settle())
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                // Live state is known to have been equal to that commit only if that was seen.
                .tells(
                        known ->
                                assertThat(known.known().now().standing())
                                        .isIn(Standing.DRIFT, Standing.UNDETERMINED),
                        known -> known.stands(Standing.DRIFT).drifted(null, "Service"));
    }
}
