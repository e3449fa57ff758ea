package dev.tidemark.ingest.argocd;

import static dev.tidemark.ingest.argocd.WatchedApplication.DEPLOYMENT;
import static dev.tidemark.ingest.argocd.WatchedApplication.R1;
import static dev.tidemark.ingest.argocd.WatchedApplication.R2;
import static dev.tidemark.ingest.argocd.WatchedApplication.R3;
import static dev.tidemark.ingest.argocd.WatchedApplication.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ApplicationSpec;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.eventlog.EntryTooLarge;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.eventlog.codec.EntryCodec;
import dev.tidemark.ingest.argocd.WatchedApplication.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What would be told wrongly by whoever reads an Application naively. */
class ApplicationTrapsTest {

    private static final String EVIDENCE = "e".repeat(64);

    @Test
    void noiseIsNoEvent() {
        WatchedApplication application = WatchedApplication.synced().see(0).reconciled(120);
        application.metadata().put("generation", 77).putArray("managedFields").addObject();
        application
                .metadata()
                .withObject("/annotations")
                .put("argocd.argoproj.io/refresh", "normal")
                .put("notified.notifications.argoproj.io", "{}");
        List<Seen> seen = application.see(120).seen();

        assertThat(Derived.of(seen).linesAfter(seen)).isEmpty();
        ObjectNode kept = ApplicationSnapshot.withoutNoise(application.object());
        assertThat(kept.path("metadata").has("managedFields")).isFalse();
        assertThat(kept.path("metadata").path("annotations").size()).isEqualTo(2);
        assertThat(application.metadata().has("managedFields")).isTrue();
    }

    @Test
    void valuesHandedToHelmOrAPluginAreNotKept() {
        var object = (ObjectNode) WatchedApplication.synced().object();
        object.withObject("/spec/source/helm")
                .put("values", "password: hunter2")
                .putArray("parameters")
                .addObject()
                .put("name", "db.password")
                .put("value", "hunter2");
        object.withObject("/status/operationState/operation/sync/source/plugin")
                .putArray("env")
                .addObject()
                .put("name", "TOKEN")
                .put("value", "hunter2");
        object.withObject("/status/sync/comparedTo/source/helm/valuesObject")
                .put("password", "hunter2");

        String kept = ApplicationSnapshot.withoutNoise(object).toString();

        assertThat(kept).doesNotContain("hunter2").contains("db.password", "TOKEN");
        assertThat(object.toString()).contains("hunter2");
    }

    @Test
    void specIsReadWithWhatPlacesIt() {
        ApplicationSpec spec =
                Derived.of(WatchedApplication.synced().see(0).seen())
                        .only(ApplicationEvent.Created.class)
                        .spec();

        assertThat(spec.wave()).isEqualTo(3);
        assertThat(spec.applicationSet()).isEqualTo("services");
        assertThat(spec.parent()).isEqualTo("root");
        assertThat(spec.labels()).containsEntry("phase", "1");
        assertThat(spec.autoSync().selfHeal()).isTrue();
        assertThat(spec.sources().getFirst().path()).isEqualTo("k8s/overlays/my");
    }

    @Test
    void trackingIdThatWasCopiedNamesNoParent() {
        WatchedApplication application = WatchedApplication.synced();
        application.metadata().put("name", "copy");

        assertThat(
                        Derived.of(application.see(0).seen())
                                .only(ApplicationEvent.Created.class)
                                .spec()
                                .parent())
                .isNull();
    }

    @Test
    void whatArgoCdWritesAsEmptyIsNoOtherSpec() {
        WatchedApplication application = WatchedApplication.synced();
        application
                .status()
                .withObject("/sync/comparedTo/source")
                .put("chart", "")
                .putObject("helm");

        assertThat(Derived.of(application.see(0).seen()).lines()).contains("SYNCED [r1] []");
    }

    @Test
    void comparisonWithAnotherSpecSaysSoUntilItIsComparedAgain() {
        WatchedApplication application = WatchedApplication.synced().see(0);
        application.spec().withObject("/source").put("targetRevision", "release");
        application.see(10).compared("OutOfSync", R2, 11, DEPLOYMENT).see(11);
        application
                .status()
                .withObject("/sync/comparedTo")
                .set("source", application.spec().path("source").deepCopy());
        List<Seen> seen = application.reconciled(20).see(20).seen();

        assertThat(Derived.of(seen).linesAfter(seen))
                .containsExactly(
                        "spec",
                        "OUT_OF_SYNC [r2] [apps/Deployment/my/my] of another spec",
                        "OUT_OF_SYNC [r2] [apps/Deployment/my/my]");
    }

    @Test
    void changeOfWhatTheSpecSaysOfHelmIsAChange() {
        WatchedApplication application = WatchedApplication.synced().see(0);
        application.spec().withObject("/source/helm").put("values", "replicas: 2");
        List<Seen> seen = application.see(10).seen();

        assertThat(Derived.of(seen).linesAfter(seen)).containsExactly("spec");
    }

    @Test
    void listFromAnOldCacheIsNotTheNewest() {
        List<Seen> seen = ApplicationStories.COMMIT_AND_AUTO_SYNC.seen();
        var again = new ArrayList<>(seen);
        again.add(seen.get(3));
        again.add(seen.getLast());

        assertThat(Derived.of(again).lines()).isEqualTo(Derived.of(seen).lines());
    }

    @Test
    void retryThatFollowsTheBranchKeepsTheRevisionThatWasAskedFor() {
        WatchedApplication application =
                WatchedApplication.synced().see(0).requested(R2, null).running(10).see(10);
        application.waitsForRetry(12, 1).see(12).retries();
        application.state().withObject("/operation/sync").remove("revision");
        application.state().withObject("/syncResult").put("revision", R3);
        List<Seen> seen = application.ends("Succeeded", 20, "ok").see(20).seen();

        assertThat(Derived.of(seen).linesAfter(seen))
                .containsExactly(
                        "started [r2] by auto", "retried 1 [r2] by auto", "succeeded [r3] by auto");
    }

    @Test
    void syncThatBranchNameRequestedEndsWithItsRevision() {
        WatchedApplication application =
                WatchedApplication.synced().see(0).requested("main", "hana").running(10);
        application.state().withObject("/syncResult").put("revision", R2);
        List<Seen> seen = application.see(10).ends("Succeeded", 11, "ok").see(11).seen();
        Derived derived = Derived.of(seen);

        assertThat(derived.linesAfter(seen))
                .containsExactly("started [rm] by hana", "succeeded [r2] by hana");
        assertThat(Objects.requireNonNull(derived.entries().getLast().envelope().revision()).sha())
                .isEqualTo(R2);
    }

    @Test
    void operationThatIsOnlyRequestedHasNotBegun() {
        List<Seen> seen = WatchedApplication.synced().see(0).requested(R2, "hana").see(5).seen();

        assertThat(Derived.of(seen).linesAfter(seen)).isEmpty();
    }

    @Test
    void historyWrittenWhileItStillRunsIsNoSyncOfItsOwn() {
        List<Seen> seen =
                WatchedApplication.synced()
                        .requested(R2, "hana")
                        .running(10)
                        .historyGrows(12)
                        .see(12)
                        .seen();

        assertThat(Derived.of(seen).lines())
                .contains("succeeded [r1] by hana", "started [r2] by hana")
                .doesNotContain("succeeded [r2] by hana");
    }

    @Test
    void goneWhileNobodyWatchedHasNoTime() {
        var changes = new ApplicationChanges(Derived.CLUSTER);
        Remembered before =
                Objects.requireNonNull(
                        Derived.of(WatchedApplication.synced().see(0).seen()).after());

        var outcome = changes.between(before, null, new Look(second(60), true), EVIDENCE);

        assertThat(outcome.after()).isNull();
        assertThat(outcome.entries().stream().map(Derived::line))
                .containsExactly("deleted uid-1 sometime");
    }

    @Test
    void conditionsOfOneTypeAreOne() {
        List<Seen> seen =
                WatchedApplication.synced()
                        .see(0)
                        .condition("RepeatedResourceWarning", "b", 9)
                        .condition("RepeatedResourceWarning", "a", 9)
                        .see(10)
                        .seen();

        assertThat(Derived.of(seen).linesAfter(seen))
                .containsExactly("raised RepeatedResourceWarning: a; b");
    }

    @Test
    void healthWithoutATimeIsToldWhenItIsSeen() {
        WatchedApplication application = WatchedApplication.synced().see(0);
        application.status().putObject("health").put("status", "Degraded");
        List<Seen> seen = application.see(9).seen();

        assertThat(Derived.of(seen).time("health DEGRADED")).isEqualTo(second(9).plusMillis(400));
    }

    @Test
    void wholeSecondsFollowWhatWasToldInThem() {
        List<Seen> seen =
                WatchedApplication.synced()
                        .see(0)
                        .flipped("OutOfSync", R1, DEPLOYMENT)
                        .see(30)
                        .requested(R1, null)
                        .running(30)
                        .ends("Succeeded", 30, "ok")
                        .health("Progressing", 25)
                        .see(31)
                        .seen();
        Derived derived = Derived.of(seen);

        assertThat(derived.time("started [r1] by auto"))
                .isEqualTo(second(30).plusMillis(400).plusNanos(1_000));
        assertThat(derived.time("succeeded [r1] by auto"))
                .isEqualTo(second(30).plusMillis(400).plusNanos(2_000));
        assertThat(derived.time("health PROGRESSING")).isEqualTo(second(25));
    }

    @Test
    void timeOutOfTheFutureIsNone() {
        List<Seen> seen =
                WatchedApplication.synced()
                        .see(0)
                        .health("Degraded", 90_000_000)
                        .see(9)
                        .flipped("OutOfSync", R1, DEPLOYMENT)
                        .see(10)
                        .seen();
        Derived derived = Derived.of(seen);

        assertThat(derived.time("health DEGRADED")).isEqualTo(second(9).plusMillis(400));
        assertThat(derived.time("OUT_OF_SYNC [r1] [apps/Deployment/my/my]"))
                .isEqualTo(second(10).plusMillis(400));
    }

    @Test
    void silenceIsToldOnceAndEndsWithTheNextComparison() {
        var changes = new ApplicationChanges(Derived.CLUSTER);
        WatchedApplication application = WatchedApplication.synced().see(0);
        Remembered before = Objects.requireNonNull(Derived.of(application.seen()).after());
        Duration limit = Duration.ofMinutes(10);

        var early = changes.stalled(before, second(60), limit);
        var late = changes.stalled(before, second(900), limit);
        Remembered told = Remembered.fromJson(Objects.requireNonNull(late.after()).toJson());
        var again = changes.stalled(told, second(1000), limit);
        Seen recovered = application.reconciled(1100).see(1100).seen().getLast();
        var outcome = changes.between(told, recovered.object(), recovered.look(), EVIDENCE);

        assertThat(early.entries()).isEmpty();
        assertThat(late.entries().stream().map(Derived::line)).containsExactly("stalled");
        assertThat(again.entries()).isEmpty();
        assertThat(outcome.entries().stream().map(Derived::line)).containsExactly("reconciled");
        assertThat(Objects.requireNonNull(outcome.after()).stalled()).isFalse();
    }

    @Test
    void nothingSecretIsRememberedOrTold() {
        WatchedApplication application = WatchedApplication.synced().see(0);
        application
                .spec()
                .withObject("/source")
                .put("repoURL", "https://robot:hunter2@github.com/eco-cycle/backend");
        application
                .requested(R2, "hana@example.org")
                .running(10)
                .ends("Failed", 11, "token ghp_" + "a1".repeat(18) + " was refused");
        Derived derived = Derived.of(application.see(11).seen());

        String everything = derived.entries() + Objects.requireNonNull(derived.after()).toJson();
        assertThat(everything).doesNotContain("hunter2", "hana@example.org", "ghp_a1");
        assertThat(derived.only(ApplicationEvent.SpecChanged.class).spec().sources())
                .allMatch(
                        source -> source.repoUrl().equals("https://github.com/eco-cycle/backend"));
        assertThat(derived.entries())
                .filteredOn(entry -> entry.event() instanceof SyncEvent.Started)
                .last()
                .satisfies(entry -> assertThat(entry.envelope().actor()).isNull());
    }

    @Test
    void largestApplicationFitsIntoEntries() {
        WatchedApplication application =
                WatchedApplication.synced().see(0).requested(R2, null).running(10);
        var resources = new String[3_000];
        var images = new String[500];
        for (int i = 0; i < resources.length; i++) {
            String name = "\"ü".repeat(100) + i;
            resources[i] = "group.example/Kind" + i + "/" + name + "/" + name;
            application.result("Kind", name, i % 2 == 0 ? "SyncFailed" : "Pruned", name);
        }
        for (int i = 0; i < images.length; i++) {
            images[i] = "registry.example/" + "ü".repeat(250) + i;
        }
        application
                .ends("Failed", 11, "\u0001".repeat(3_000))
                .images(images)
                .compared("OutOfSync", R2, 12, resources);
        Derived derived = Derived.of(application.see(12).seen());

        assertThat(derived.only(ApplicationEvent.ComparisonChanged.class).resourceCount())
                .isEqualTo(3_000);
        assertThat(derived.entries()).allSatisfy(ApplicationTrapsTest::assertFits);
    }

    @Test
    void whatIsNoApplicationIsRefused() {
        assertThatThrownBy(() ->
                        ApplicationSnapshot.of(
                                WatchedApplication.read("{\"kind\": \"Status\"}"), Derived.CLUSTER))
                .isInstanceOf(UnreadableDocument.class);
        assertThatThrownBy(() -> Remembered.fromJson("{\"snapshot\": 1}"))
                .isInstanceOf(UnreadableDocument.class);
    }

    static void assertFits(NewEntry entry) {
        assertThat(EntryCodec.encode(entry, Redaction.VERSION, Redaction::value).size())
                .isLessThanOrEqualTo(EntryTooLarge.LIMIT);
    }
}
