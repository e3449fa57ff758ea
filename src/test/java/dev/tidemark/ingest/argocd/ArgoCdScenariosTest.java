package dev.tidemark.ingest.argocd;

import static dev.tidemark.ingest.argocd.Story.BASE;
import static dev.tidemark.ingest.argocd.Story.ELSEWHERE;
import static dev.tidemark.ingest.argocd.Story.NAME;
import static dev.tidemark.ingest.argocd.Story.OVERLAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.argocd.Deployment.Outcome;
import dev.tidemark.argocd.DriftEpisode.ClosedBy;
import dev.tidemark.argocd.Standing;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationEvent.Rollout;
import dev.tidemark.sandbox.argocd.Managed;
import dev.tidemark.sandbox.argocd.SetSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a watcher sees, case by case: each row of section 1.4 of the reference. */
class ArgoCdScenariosTest {

    private static final Managed SERVICE = Watched.service(NAME);
    private static final Managed DEPLOYMENT = Watched.deployment(NAME);

    @Test
    void commitWithAutoSync() {
        Story.ofAutomated()
                .then(watched -> watched.commit(OVERLAY).settle())
                .tells(
                        known -> known.deployed(1, 2).stands(Standing.SYNCED).noDrift(),
                        known ->
                                known.stood(
                                        Standing.UNKNOWN,
                                        Standing.SYNCED,
                                        Standing.PENDING,
                                        Standing.SYNCED));
    }

    @Test
    void commitThatDoesNotChangeItsManifests() {
        Story.ofAutomated()
                .then(watched -> watched.commit(ELSEWHERE).settle().commit(ELSEWHERE).settle())
                .tells(known -> known.deployed(1).runs(1).stands(Standing.SYNCED).noDrift());
    }

    @Test
    void commitWithoutAutoSync() {
        Story.ofManual()
                .then(watched -> watched.commit(BASE).settle().poll())
                .tells(known -> known.deployed(1).runs(1).stands(Standing.PENDING).noDrift());
    }

    @Test
    void manualSyncOfTheSame() {
        Story.ofManual()
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).settle())
                .tells(known -> known.deployed(1).stands(Standing.SYNCED).noDrift());
    }

    @Test
    void manualSyncOfACommit() {
        Story.ofManual()
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).settle())
                .tells(known ->
                        known.deployed(1, 2)
                                .stands(Standing.SYNCED)
                                .noDrift()
                                .last(sync -> {
                                    assertThat(sync.by()).isEqualTo("ada");
                                    assertThat(sync.automated()).isFalse();
                                }));
    }

    @Test
    void liveDriftWithoutSelfHeal() {
        Story.of(Watched.application(NAME).automation(true, false, true))
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle().poll())
                .tells(known -> known.deployed(1).stands(Standing.DRIFT).drifted(null, "Service"));
    }

    @Test
    void liveDriftThatSomebodyTakesBack() {
        Story.of(Watched.application(NAME).automation(true, false, true))
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                .then(watched -> watched.does(cd -> cd.revert(NAME, SERVICE)).settle())
                .tells(
                        // Nothing tells of it if nobody looked in between.
                        known ->
                                known.deployed(1)
                                        .stands(Standing.SYNCED)
                                        .driftedAtMost(ClosedBy.HAND),
                        known -> known.drifted(ClosedBy.HAND, "Service"));
    }

    @Test
    void liveDriftWithSelfHeal() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                // The operation stays in the status: it is told even if both flips are missed.
                .tells(known ->
                        known.deployed(1)
                                .stands(Standing.SYNCED)
                                .drifted(ClosedBy.SELF_HEAL, "Service"));
    }

    @Test
    void failedSync() {
        Story.of(Watched.application(NAME).limits(null, 2))
                .then(watched -> watched.does(cd -> cd.failNext(NAME, "denied")))
                .then(watched -> watched.commit(OVERLAY).settle().poll())
                .tells(known ->
                        known.deployed(1)
                                .runs(1)
                                .stands(Standing.PENDING)
                                .noDrift()
                                .failed(Outcome.FAILED)
                                .last(sync -> assertThat(sync.retries()).isEqualTo(2))
                                .now(now ->
                                        assertThat(now.conditions())
                                                .singleElement()
                                                .satisfies(each ->
                                                        assertThat(each.name())
                                                                .isEqualTo("SyncError"))));
    }

    @Test
    void syncThatSucceedsAfterRetries() {
        Story.of(Watched.application(NAME).limits(null, 3))
                .then(watched -> watched.does(cd -> cd.failNext(NAME, "denied", 2)))
                .then(watched -> watched.commit(OVERLAY).settle())
                .tells(known ->
                        known.deployed(1, 2)
                                .failed()
                                .noDrift()
                                .last(sync -> assertThat(sync.retries()).isEqualTo(2)));
    }

    @Test
    void syncThatCannotBeCarriedOut() {
        Story.ofManual()
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.incidents().errNext(NAME, "no cluster")))
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).settle())
                .tells(known ->
                        known.deployed(1)
                                .stands(Standing.PENDING)
                                .noDrift()
                                .failed(Outcome.ERRORED));
    }

    @Test
    void autoSyncThatASyncWindowDenies() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.incidents().deny(NAME, true)).settle())
                .then(watched -> watched.commit(OVERLAY).settle().poll())
                .tells(known -> known.deployed(1).stands(Standing.PENDING).noDrift());
    }

    @Test
    void autoSyncThatWouldWipeEverything() {
        Story.of(Watched.application(NAME).managing(List.of(SERVICE)))
                .then(watched -> watched.commitRemoving(NAME, SERVICE, BASE).settle().poll())
                .tells(known ->
                        known.deployed(1)
                                .stands(Standing.PENDING)
                                .noDrift()
                                .now(now ->
                                        assertThat(now.conditions())
                                                .singleElement()
                                                .satisfies(each ->
                                                        assertThat(each.message())
                                                                .contains(
                                                                        "wipe out all resources"))));
    }

    @Test
    void autoSyncThatOnlyWouldPrune() {
        Story.of(Watched.application(NAME).automation(true, true, false))
                .then(watched -> watched.commitRemoving(NAME, SERVICE, BASE).settle().poll())
                .tells(known -> known.deployed(1, 2).stands(Standing.PENDING).noDrift());
    }

    @Test
    void rollback() {
        Story.ofAutomated()
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.rollback(NAME, 0, "bob")).settle())
                .tells(
                        known ->
                                known.deployed(1, 2, 1)
                                        .stands(Standing.PENDING)
                                        .noDrift()
                                        .last(sync -> {
                                            assertThat(sync.rollback()).isTrue();
                                            assertThat(sync.by()).isEqualTo("bob");
                                        })
                                        .now(now -> assertThat(now.autoSyncOffSince()).isNotNull()),
                        // Who did is told by an event whose time only fits if it was seen then.
                        known ->
                                known.now(now -> assertThat(now.autoSyncOffBy()).isEqualTo("bob")));
    }

    @Test
    void prunedResource() {
        Story.ofAutomated()
                .then(watched -> watched.commitRemoving(NAME, SERVICE, BASE).settle())
                .tells(known -> known.deployed(1, 2).stands(Standing.SYNCED).noDrift());
    }

    @Test
    void termination() {
        Story.ofManual()
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).tick())
                .then(watched -> watched.does(cd -> cd.terminate(NAME, "bob")).settle())
                .tells(known ->
                        known.deployed(1)
                                .stands(Standing.PENDING)
                                .noDrift()
                                .failed(Outcome.TERMINATED)
                                .last(sync -> assertThat(sync.endedBy()).isEqualTo("bob")));
    }

    @Test
    void terminationByTheController() {
        Story.ofManual()
                .then(watched -> watched.commit(OVERLAY).settle())
                .then(watched -> watched.does(cd -> cd.manualSync(NAME, "ada")).tick())
                .then(watched -> watched.does(cd -> cd.incidents().timeOut(NAME)).settle())
                .tells(known ->
                        known.deployed(1)
                                .stands(Standing.PENDING)
                                .failed(Outcome.TERMINATED)
                                .last(sync -> assertThat(sync.endedBy()).isNull()));
    }

    @Test
    void health() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.degrade(NAME, "pods crash")).settle())
                .tells(known ->
                        known.deployed(1)
                                .stands(Standing.SYNCED)
                                .noDrift()
                                .now(now -> {
                                    assertThat(now.health()).isEqualTo(Health.DEGRADED);
                                    assertThat(now.healthMessage()).isEqualTo("pods crash");
                                })
                                .last(sync -> assertThat(sync.degradedAt()).isNotNull()));
    }

    @Test
    void healthThatRecovers() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.degrade(NAME, "pods crash")).settle())
                .then(watched -> watched.does(cd -> cd.recover(NAME)).settle())
                .tells(
                        known ->
                                known.deployed(1)
                                        .now(now ->
                                                assertThat(now.health()).isEqualTo(Health.HEALTHY)),
                        known ->
                                known.last(sync -> {
                                    assertThat(sync.degradedAt()).isNotNull();
                                    assertThat(sync.healthyAt()).isNotNull();
                                }));
    }

    @Test
    void gitError() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.breakManifests(NAME, "no such file")))
                .then(watched -> watched.settle().poll())
                .tells(known ->
                        known.deployed(1)
                                .stands(Standing.UNKNOWN)
                                .noDrift()
                                .now(now -> assertThat(now.health()).isEqualTo(Health.HEALTHY)));
    }

    @Test
    void gitErrorWhileItDriftsEndsNoDrift() {
        Story.of(Watched.application(NAME).automation(true, false, true))
                .then(watched -> watched.does(cd -> cd.drift(NAME, SERVICE)).settle())
                .then(watched -> watched.does(cd -> cd.breakManifests(NAME, "gone")).settle())
                .then(watched -> watched.does(cd -> cd.repairManifests(NAME)).settle())
                .tells(known -> known.deployed(1).stands(Standing.DRIFT).drifted(null, "Service"));
    }

    @Test
    void specError() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.incidents().invalidate(NAME, "no project")))
                .then(watched -> watched.settle().poll())
                .tells(known ->
                        known.deployed(1)
                                .stands(Standing.UNKNOWN)
                                .noDrift()
                                .now(now -> assertThat(now.health()).isEqualTo(Health.UNKNOWN)));
    }

    @Test
    void deletionWithAFinalizer() {
        Story.ofManual()
                .then(watched -> watched.does(cd -> cd.drift(NAME, DEPLOYMENT)).settle())
                .then(watched -> watched.does(cd -> cd.delete(NAME, "ada")).settle())
                .tells(
                        known ->
                                known.deployed(1)
                                        .driftedAtMost(ClosedBy.DELETION)
                                        .now(now -> assertThat(now.exists()).isFalse()),
                        known -> known.drifted(ClosedBy.DELETION, "Deployment"));
    }

    @Test
    void deletionWithoutAFinalizer() {
        Story.of(Watched.application(NAME).withoutFinalizer())
                .then(watched -> watched.does(cd -> cd.delete(NAME, "ada")).settle())
                .tells(known ->
                        known.deployed(1).noDrift().now(now -> assertThat(now.exists()).isFalse()));
    }

    @Test
    void creationAnew() {
        Story.ofAutomated()
                .then(watched -> watched.does(cd -> cd.recreate(NAME, "ada")).settle())
                // To a new application the first commit is a deployment, again.
                .tells(known ->
                        known.deployed(1, 1)
                                .stands(Standing.SYNCED)
                                .noDrift()
                                .last(sync -> assertThat(sync.from()).isNull()));
    }

    @Test
    void stepOfAnApplicationSet() {
        Story.ofPhase(new SetSpec("services", "phase", List.of("1")), Map.of("phase", "1"))
                .then(watched -> watched.commit(OVERLAY).settle())
                .tells(known ->
                        known.deployed(1, 2)
                                .stands(Standing.SYNCED)
                                .noDrift()
                                .last(sync -> {
                                    assertThat(sync.by()).isEqualTo("applicationset-controller");
                                    assertThat(sync.automated()).isTrue();
                                })
                                .now(now ->
                                        assertThat(now.phase())
                                                .satisfies(phase -> {
                                                    assertThat(phase.step()).isEqualTo(1);
                                                    assertThat(phase.status())
                                                            .isEqualTo(Rollout.HEALTHY);
                                                })));
    }
}
