package dev.tidemark.sandbox.argocd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedArgoCdTest {

    private static final String REPOSITORY = "https://github.com/example/platform";
    private static final Managed DEPLOYMENT = Managed.deployment("auth", "auth");
    private static final Managed SERVICE = Managed.core("Service", "auth", "auth");
    private static final ApplicationSpec AUTH =
            ApplicationSpec.of(
                    "auth", Source.of(REPOSITORY, "k8s/overlays/auth"), "k8s/overlays/auth/");

    private Instant now = Instant.parse("2026-11-01T08:00:00Z");
    private final SimulatedArgoCd argo =
            new SimulatedArgoCd(
                    "staging",
                    "argocd",
                    (InstantSource)
                            () -> {
                                now = now.plus(Duration.ofSeconds(1));
                                return now;
                            });

    @BeforeEach
    void firstCommit() {
        argo.commit(REPOSITORY, "c0", List.of("k8s/overlays/auth/deployment.yaml"));
    }

    @Test
    void oneOperationIsWrittenInTheOrderOfTheController() {
        argo.create(AUTH);
        argo.settle();
        long before = argo.resourceVersion();

        argo.commit(REPOSITORY, "c1", List.of("k8s/overlays/auth/deployment.yaml"));
        argo.settle();

        assertThat(seen(before))
                .containsExactly(
                        "operation c1, Synced c0, no state, 1 deployed, Healthy",
                        "operation c1, OutOfSync c1, no state, 1 deployed, Healthy",
                        "operation c1, OutOfSync c1, Running, 1 deployed, Healthy",
                        "operation c1, OutOfSync c1, Running, 1 deployed, Healthy",
                        "operation c1, OutOfSync c1, Running, 2 deployed, Healthy",
                        "OutOfSync c1, Succeeded, 2 deployed, Healthy",
                        "Synced c1, Succeeded, 2 deployed, Progressing",
                        "Synced c1, Succeeded, 2 deployed, Healthy");
        assertThat(argo.oracle().deployments("auth"))
                .extracting(TrueSync::from, TrueSync::to)
                .containsExactly(
                        tuple(List.of(), List.of("c0")), tuple(List.of("c0"), List.of("c1")));
    }

    @Test
    void everyCommitMovesTheComparedRevisionButNotEveryOneDeploys() {
        argo.create(AUTH);
        argo.settle();

        argo.commit(REPOSITORY, "c1", List.of("terraform/main.tf"));
        argo.settle();

        assertThat(auth().path("status").path("sync").path("revision").asText()).isEqualTo("c1");
        assertThat(auth().path("status").path("history")).hasSize(1);
        assertThat(argo.oracle().syncs("auth")).hasSize(1);
    }

    @Test
    void driftIsHealedByPartOfASyncThatLeavesNoHistory() {
        argo.create(AUTH);
        argo.settle();
        var reconciled = auth().path("status").path("reconciledAt");

        argo.drift("auth", SERVICE);
        argo.tick();
        assertThat(auth().path("status").path("sync").path("status").asText())
                .isEqualTo("OutOfSync");
        assertThat(auth().path("status").path("reconciledAt")).isEqualTo(reconciled);
        argo.settle();

        var state = auth().path("status").path("operationState");
        assertThat(state.path("operation").path("sync").path("autoHealAttemptsCount").asInt())
                .isOne();
        assertThat(state.path("operation").path("sync").path("resources")).hasSize(1);
        assertThat(auth().path("status").path("history")).hasSize(1);
        assertThat(argo.oracle().drifts("auth"))
                .singleElement()
                .satisfies(drift -> {
                    assertThat(drift.ending()).isEqualTo(TrueDrift.Ending.SELF_HEALED);
                    assertThat(drift.shownAt()).isAfter(drift.from());
                });
    }

    @Test
    void aCommitDuringASyncIsDeployedByTheSelfHealPath() {
        argo.create(AUTH);
        argo.settle();
        argo.commit(REPOSITORY, "c1", List.of("k8s/overlays/auth/deployment.yaml"));
        argo.tick();
        argo.tick();
        argo.commit(REPOSITORY, "c2", List.of("k8s/overlays/auth/deployment.yaml"));
        argo.settle();

        assertThat(argo.oracle().deployments("auth").getLast())
                .satisfies(sync -> {
                    assertThat(sync.to()).containsExactly("c2");
                    assertThat(sync.partial()).isTrue();
                    assertThat(sync.healAttempts()).isOne();
                });
        assertThat(auth().path("status").path("history").findValuesAsText("revision"))
                .containsExactly("c0", "c1");
    }

    @Test
    void aFailedSyncRetriesThenAutoSyncRefusesTheRevision() {
        argo.create(AUTH.limits(null, 2));
        argo.settle();
        argo.failNext("auth", "admission webhook denied");
        argo.commit(REPOSITORY, "c1", List.of("k8s/overlays/auth/deployment.yaml"));
        argo.settle();

        var status = auth().path("status");
        assertThat(status.path("operationState").path("phase").asText()).isEqualTo("Failed");
        assertThat(status.path("operationState").path("retryCount").asInt()).isEqualTo(2);
        assertThat(status.path("conditions").findValuesAsText("type")).containsExactly("SyncError");
        assertThat(argo.oracle().syncs("auth").getLast().outcome())
                .isEqualTo(TrueSync.Outcome.FAILED);
    }

    @Test
    void aRollbackSwitchesAutoSyncOffFirst() {
        argo.create(AUTH);
        argo.settle();
        argo.commit(REPOSITORY, "c1", List.of("k8s/overlays/auth/deployment.yaml"));
        argo.settle();
        long before = argo.resourceVersion();

        assertThat(argo.rollback("auth", 0, "ada")).isTrue();
        argo.settle();

        var first = argo.writtenAfter(before).getFirst().object();
        assertThat(first.path("spec").path("syncPolicy").has("automated")).isFalse();
        assertThat(first.has("operation")).isFalse();
        assertThat(auth().path("status").path("sync").path("status").asText())
                .isEqualTo("OutOfSync");
        assertThat(argo.oracle().syncs("auth").getLast().rollback()).isTrue();
        assertThat(argo.current("Event"))
                .extracting(event -> event.path("message").asText())
                .contains("ada initiated rollback to c0");
    }

    @Test
    void terminationIsSaidByAnEventOnly() {
        argo.create(AUTH);
        argo.settle();
        argo.manualSync("auth", "ada");
        argo.tick();
        assertThat(argo.terminate("auth", "bob")).isTrue();
        argo.settle();

        assertThat(argo.oracle().syncs("auth").getLast().outcome())
                .isEqualTo(TrueSync.Outcome.TERMINATED);
        assertThat(auth().path("status").path("operationState").path("message").asText())
                .isEqualTo("Operation terminated");
    }

    @Test
    void whatIsNoLongerInTheManifestsIsPruned() {
        argo.create(AUTH);
        argo.settle();
        argo.commitRemoving(
                REPOSITORY, "c1", List.of("k8s/overlays/auth/service.yaml"), "auth", SERVICE);
        argo.settle();

        assertThat(auth().path("status").path("operationState").path("syncResult").toString())
                .contains("Pruned");
        assertThat(auth().path("status").path("resources")).hasSize(2);
    }

    @Test
    void historyKeepsTenAndANewLifeStartsAtZero() {
        argo.create(AUTH);
        for (int i = 1; i <= 15; i++) {
            argo.commit(REPOSITORY, "c" + i, List.of("k8s/overlays/auth/deployment.yaml"));
            argo.settle();
        }
        assertThat(auth().path("status").path("history")).hasSize(10);
        var uid = auth().path("metadata").path("uid");

        argo.recreate("auth", "ada");
        argo.settle();

        assertThat(auth().path("metadata").path("uid")).isNotEqualTo(uid);
        assertThat(auth().path("status").path("history").findValuesAsText("id"))
                .containsExactly("0");
    }

    @Test
    void manifestsThatCannotBeMadeAreUnknownAndNoDrift() {
        argo.create(AUTH);
        argo.settle();
        argo.breakManifests("auth", "kustomize build failed");
        argo.settle();

        var sync = auth().path("status").path("sync");
        assertThat(sync.path("status").asText()).isEqualTo("Unknown");
        assertThat(sync.has("revision")).isFalse();

        argo.repairManifests("auth");
        argo.settle();
        assertThat(auth().path("status").has("conditions")).isFalse();
    }

    @Test
    void stepsOfASetWaitForEachOther() {
        argo.createSet(new SetSpec("api-services", "phase", List.of("1", "2")));
        for (var phase : List.of("1", "2")) {
            argo.create(
                    ApplicationSpec.of(
                                    "app" + phase,
                                    Source.of(REPOSITORY, "k8s/overlays/auth"),
                                    "k8s/overlays/auth/")
                            .automation(false, false, true)
                            .labelled(Map.of("phase", phase))
                            .generatedBy("api-services"));
        }
        argo.settle();

        assertThat(argo.oracle().syncs())
                .extracting(TrueSync::application, TrueSync::by, TrueSync::automated)
                .containsExactly(
                        tuple("app1", "applicationset-controller", true),
                        tuple("app2", "applicationset-controller", true));
        assertThat(
                        argo.current("ApplicationSet")
                                .getFirst()
                                .path("status")
                                .path("applicationStatus"))
                .extracting(row -> row.path("status").asText())
                .containsExactly("Healthy", "Healthy");
    }

    @Test
    void severalSourcesHaveSeveralRevisions() {
        argo.commit("https://github.com/example/values", "v1", List.of("k8s/overlays/auth/x"));
        argo.create(
                AUTH.from(
                        List.of(
                                Source.of(REPOSITORY, "k8s/overlays/auth"),
                                Source.of("https://github.com/example/values", "auth"))));
        argo.settle();

        assertThat(auth().path("status").path("sync").path("revisions").toString())
                .isEqualTo("[\"c0\",\"v1\"]");
        assertThat(auth().path("status").path("sync").has("revision")).isFalse();
    }

    @Test
    void onlyWithAFinalizerADeletionIsAnnounced() {
        argo.create(AUTH);
        argo.create(
                ApplicationSpec.of("bare", Source.of(REPOSITORY, "k8s"), "k8s/")
                        .withoutFinalizer());
        argo.settle();
        long before = argo.resourceVersion();

        argo.delete("auth", "ada");
        argo.delete("bare", "ada");
        argo.settle();

        assertThat(argo.writtenAfter(before))
                .filteredOn(written -> written.kind().equals("Application"))
                .extracting(
                        Written::name,
                        Written::deleted,
                        written -> written.object().path("metadata").has("deletionTimestamp"))
                .containsExactly(
                        tuple("auth", false, true),
                        tuple("bare", true, false),
                        tuple("auth", true, true));
    }

    @Test
    void driftWithoutSelfHealStaysUntilSomebodyChangesItBack() {
        argo.create(AUTH.automation(true, false, true));
        argo.settle();
        argo.drift("auth", DEPLOYMENT);
        argo.settle();
        assertThat(auth().path("status").path("sync").path("status").asText())
                .isEqualTo("OutOfSync");

        argo.revert("auth", DEPLOYMENT);
        argo.settle();

        assertThat(auth().path("status").path("sync").path("status").asText()).isEqualTo("Synced");
        assertThat(argo.oracle().drifts("auth").getFirst().ending())
                .isEqualTo(TrueDrift.Ending.REVERTED);
    }

    private JsonNode auth() {
        return argo.current("Application").stream()
                .filter(object -> object.path("metadata").path("name").asText().equals("auth"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> seen(long after) {
        var seen = new ArrayList<String>();
        for (var written : argo.writtenAfter(after)) {
            if (written.kind().equals("Application")) {
                seen.add(line(written.object()));
            }
        }
        return seen;
    }

    private static String line(JsonNode object) {
        var status = object.path("status");
        var operation = object.path("operation").path("sync").path("revision").asText();
        return (operation.isEmpty() ? "" : "operation " + operation + ", ")
                + status.path("sync").path("status").asText()
                + " "
                + status.path("sync").path("revision").asText()
                + ", "
                + status.path("operationState").path("phase").asText("no state")
                + ", "
                + status.path("history").size()
                + " deployed, "
                + status.path("health").path("status").asText();
    }
}
