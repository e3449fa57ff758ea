package dev.tidemark.ingest.argocd;

import static dev.tidemark.ingest.argocd.Story.ELSEWHERE;
import static dev.tidemark.ingest.argocd.Story.NAME;
import static dev.tidemark.ingest.argocd.Story.OVERLAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.argocd.DriftEpisode.ClosedBy;
import dev.tidemark.argocd.Standing;
import dev.tidemark.sandbox.argocd.Managed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where drift really shows: each trap of section 1.5 of the reference. */
class ArgoCdDriftTrapsTest {

    private static final Managed SERVICE = Watched.service(NAME);

    private static Story withoutSelfHeal() {
        return Story.of(Watched.application(NAME).automation(true, false, true));
    }

    @Test
    void driftStaysDriftThroughCommitsElsewhere() {
        Story.ofManual()
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                .then(watched -> watched.commit(ELSEWHERE).settle().commit(ELSEWHERE).settle())
                .tells(known -> known.deployed(1).stands(Standing.DRIFT).drifted(null, "Service"));
    }

    @Test
    void driftIsRepairedByAFullSyncToACommitElsewhereThatIsNoDeployment() {
        withoutSelfHeal()
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                .then(watched -> watched.commit(ELSEWHERE).settle())
                .tells(
                        // A full sync alone does not tell that something differed before.
                        known ->
                                known.deployed(1)
                                        .runs(2)
                                        .stands(Standing.SYNCED)
                                        .driftedAtMost(ClosedBy.SYNC),
                        known -> known.drifted(ClosedBy.SYNC, "Service"));
    }

    @Test
    void quickCommitsAreOneRangeOfWhichOnlyItsPathsCount() {
        Story.ofManual()
                .then(watched -> watched.commit(OVERLAY).commit(ELSEWHERE).commit(ELSEWHERE))
                .then(Watched::settle)
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).settle())
                .tells(known ->
                        known.deployed(1, 4)
                                .noDrift()
                                .last(sync ->
                                        assertThat(sync.from())
                                                .satisfies(from ->
                                                        assertThat(from.revision())
                                                                .endsWith("01"))));
    }

    @Test
    void manualSyncThatChangesNothingIsInTheHistoryAndNoDeployment() {
        Story.ofManual()
                .then(watched -> watched.commit(ELSEWHERE).settle())
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).settle())
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).settle())
                .tells(known -> known.deployed(1, 3).runs(3).noDrift());
    }

    @Test
    void commitsElsewhereThatAreNotEvenCompared() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.incidents().skipOthers(NAME)))
                .then(watched -> watched.commit(ELSEWHERE).settle())
                .then(watched -> watched.commit(OVERLAY).settle())
                .tells(known -> known.deployed(1, 3).runs(3).stands(Standing.SYNCED).noDrift());
    }

    @Test
    void selfHealThatBringsACommitOfARunningSyncIsADeployment() {
        Story.ofAutomated()
                .then(watched -> watched.commit(OVERLAY).tick(2).commit(OVERLAY).settle())
                .tells(known ->
                        known.deployed(1, 2, 3)
                                .runs(3)
                                .stands(Standing.SYNCED)
                                .noDrift()
                                .last(sync -> {
                                    assertThat(sync.selfHeal()).isTrue();
                                    assertThat(sync.partial()).isTrue();
                                }));
    }

    @Test
    void selfHealThatBringsACommitAfterASyncWindowIsADeployment() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.incidents().deny(NAME, true)).settle())
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.incidents().deny(NAME, false)).settle())
                .tells(known ->
                        known.deployed(1, 2)
                                .stands(Standing.SYNCED)
                                .noDrift()
                                .last(sync -> assertThat(sync.selfHeal()).isTrue()));
    }

    @Test
    void liveChangeLeavesTheTimeOfTheLookAtGitAndBeginsWhenItIsSeen() {
        withoutSelfHeal()
                .then(watched -> watched.does(cd -> cd.reconcile()).settle().tick(30))
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                .tells(
                        known -> known.stands(Standing.DRIFT).drifted(null, "Service"),
                        known ->
                                known.now(now ->
                                        assertThat(now.standingSince())
                                                .isAfter(known.lastLookAtGit())));
    }

    @Test
    void anotherSourceIsNoDrift() {
        Story.ofManual()
                .beyondTheOracle()
                .then(watched ->
                        watched.does(cd -> cd.incidents().moveSource(NAME, "k8s/overlays/my-2"))
                                .settle())
                .tells(known -> known.deployed(1).stands(Standing.PENDING).noDrift());
    }

    @Test
    void differenceThatIsIgnoredFromNowOnIsNoDriftAnyMore() {
        withoutSelfHeal()
                .beyondTheOracle()
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                .then(watched -> watched.does(cd -> cd.incidents().ignore(NAME, SERVICE)).settle())
                .tells(
                        known ->
                                known.deployed(1)
                                        .stands(Standing.SYNCED)
                                        .driftedAtMost(ClosedBy.HAND),
                        known -> known.drifted(ClosedBy.HAND, "Service"));
    }

    @Test
    void unknownIsNeitherDriftNorRecovery() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.breakManifests(NAME, "gone")).settle())
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.repairManifests(NAME)).settle())
                .tells(known -> known.deployed(1, 2).stands(Standing.SYNCED).noDrift());
    }

    @Test
    void statusThatIsNotRefreshedAfterASyncIsNoDrift() {
        Story.ofManual()
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).tick(4))
                // The last snapshot reads Succeeded and OutOfSync at once.
                .tells(known -> known.deployed(1, 2).noDrift());
    }

    @Test
    void partialSyncByHandDeploysOnceNothingDiffersAnyMore() {
        Story.of(
                        Watched.application(NAME)
                                .managing(List.of(Watched.deployment(NAME), SERVICE))
                                .automation(false, false, true))
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched ->
                        watched.does(cd ->
                                        cd.incidents()
                                                .partialSync(NAME, "ada", Watched.deployment(NAME)))
                                .settle())
                .tells(known ->
                        known.deployed(1, 2)
                                .runs(2)
                                .stands(Standing.SYNCED)
                                .noDrift()
                                .last(sync -> assertThat(sync.partial()).isTrue()));
    }

    @Test
    void dryRunDeploysAndRepairsNothing() {
        withoutSelfHeal()
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                .then(watched -> watched.does(cd -> cd.incidents().dryRun(NAME, "ada")).settle())
                .tells(known -> known.deployed(1).stands(Standing.DRIFT).drifted(null, "Service"));
    }
}
