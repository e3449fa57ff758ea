package dev.tidemark.ingest.argocd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ArgoCdEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.ingest.TestLog;
import dev.tidemark.sandbox.argocd.Managed;
import dev.tidemark.sandbox.argocd.SetSpec;
import dev.tidemark.sandbox.argocd.SimulatedArgoCd;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A portal and a cluster that talk over HTTP. */
class ClusterWatchTest {

    /** A broken connection that nobody mends in the meantime. */
    private static final Duration UNTIL_MENDED = Duration.ofHours(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestLog ledger = new TestLog();
    private final SnapshotStore store = new SnapshotStore(ledger.database());
    private ClusterOfATest cluster = new ClusterOfATest(5_000);
    private @Nullable ClusterWatch watch;

    @AfterEach
    void close() {
        stop();
        cluster.close();
        ledger.close();
    }

    private void start(Duration lostAfter) {
        watch = cluster.watch(ledger, store, lostAfter);
    }

    private void stop() {
        if (watch != null) {
            watch.close();
        }
    }

    @Test
    void whatIsThereIsToldFirstAndWhatHappensFollows() {
        cluster.actAndSettle(argo -> deploy(argo, 0));
        start(MINUTE);
        await(() -> deployments().equals(List.of(ClusterOfATest.revision(0))));

        cluster.actAndSettle(argo -> commit(argo, 1));

        await(() ->
                deployments()
                        .equals(List.of(ClusterOfATest.revision(0), ClusterOfATest.revision(1))));
        assertThat(of(ApplicationEvent.Created.class)).hasSize(1);
        assertThat(of(ObservationEvent.class)).isEmpty();
        assertThatNothingIsToldTwice();
    }

    @Test
    void listInPartsIsWhole() {
        cluster.actAndSettle(argo -> {
            for (int i = 0; i < 120; i++) {
                argo.create(ClusterOfATest.application("app" + i));
            }
        });

        start(MINUTE);

        await(() -> of(ApplicationEvent.Created.class).size() == 120);
    }

    @Test
    void whatPeopleDidAndWhereASetStandsIsToldToo() {
        cluster.actAndSettle(argo -> {
            argo.createSet(new SetSpec("api-services", "phase", List.of("1")));
            argo.create(
                    ClusterOfATest.application("auth")
                            .automation(false, false, true)
                            .labelled(Map.of("phase", "1"))
                            .generatedBy("api-services"));
        });
        start(MINUTE);
        await(() -> !of(ApplicationEvent.RolloutChanged.class).isEmpty());

        cluster.actAndSettle(argo -> argo.manualSync("auth", "hana"));

        await(() ->
                of(ApplicationEvent.ActionReported.class).stream()
                        .anyMatch(
                                report -> report.action() == ApplicationEvent.Action.SYNC_STARTED));
    }

    @Test
    void restartMissesNothingOfWhatTheClusterStillKnows() {
        cluster.actAndSettle(argo -> deploy(argo, 0));
        start(MINUTE);
        await(() -> deployments().size() == 1);
        await(this::isRemembered);
        stop();
        Managed service = Managed.core("Service", "auth", "auth");

        cluster.actAndSettle(argo -> argo.drift("auth", service));
        cluster.actAndSettle(argo -> commit(argo, 1));
        start(MINUTE);

        // A self-heal is in no history: only a watch that goes on where it was can tell it.
        await(() -> deployments().contains(ClusterOfATest.revision(1)));
        assertThat(of(SyncEvent.Succeeded.class))
                .anyMatch(done -> done.sync().autoHealAttempts() == 1);
        assertThat(of(ObservationEvent.class)).isEmpty();
        assertThatNothingIsToldTwice();
    }

    @Test
    void whoDiesBeforeItIsRememberedTellsNothingTwice() throws Exception {
        cluster.actAndSettle(argo -> deploy(argo, 0));
        var forgetful = new Forgetful();
        watch = cluster.watch(ledger, forgetful, MINUTE);
        await(() -> deployments().size() == 1);
        List<Recorded<Event>> before = ledger.entries();
        stop();
        assertThat(store.snapshots(ClusterOfATest.STAGING, Kind.APPLICATION.name())).isEmpty();

        start(MINUTE);
        await(this::isRemembered);
        cluster.actAndSettle(argo -> commit(argo, 1));
        await(() -> deployments().size() == 2);

        assertThat(ledger.entries().subList(0, before.size())).isEqualTo(before);
        assertThatNothingIsToldTwice();
    }

    /** Its portal dies between the log and the memory, each time. */
    private final class Forgetful extends SnapshotStore {

        Forgetful() {
            super(ledger.database());
        }

        @Override
        void save(
                Cluster of,
                String kind,
                Map<String, @Nullable Kept> changes,
                @Nullable Progress progress)
                throws SQLException {
            throw new SQLException("the connection is lost");
        }
    }

    @Test
    void outageThatTheClusterRemembersIsNoGap() {
        cluster.actAndSettle(argo -> deploy(argo, 0));
        start(MINUTE);
        await(this::isRemembered);

        cluster.served().cut(Duration.ofSeconds(1));
        cluster.actAndSettle(argo -> commit(argo, 1));

        await(() -> deployments().size() == 2);
        assertThat(of(ObservationEvent.class)).isEmpty();
    }

    @Test
    void whatTheClusterForgotDuringAnOutageIsAGap() {
        cluster.close();
        cluster = new ClusterOfATest(20);
        cluster.actAndSettle(argo -> deploy(argo, 0));
        start(Duration.ofHours(1));
        watchIsOpen();

        cluster.served().cut(UNTIL_MENDED);
        for (int i = 10; i < 15; i++) {
            int number = i;
            cluster.actAndSettle(argo -> commit(argo, number));
        }
        cluster.act(argo -> argo.delete("auth", "hana"));
        cluster.actAndSettle(argo -> argo.create(ClusterOfATest.application("my")));
        cluster.pass(Duration.ofMinutes(10));
        cluster.served().cut(Duration.ZERO);

        await(() -> of(ApplicationEvent.Deleted.class).size() == 1);
        assertThat(of(ApplicationEvent.Deleted.class).getFirst().timeUnknown()).isTrue();
        await(() -> ofApplications(ObservationEvent.Resumed.class).size() == 1);
        assertThat(ofApplications(ObservationEvent.Gap.class))
                .singleElement()
                .satisfies(gap ->
                        assertThat(Duration.between(gap.from(), gap.to()))
                                .isGreaterThan(Duration.ofMinutes(9)));
        assertThatNothingIsToldTwice();
    }

    @Test
    void lostContactIsToldWhileItLastsAndOnce() {
        cluster.actAndSettle(argo -> deploy(argo, 0));
        start(MINUTE);
        watchIsOpen();
        Instant before = Instant.now();

        cluster.served().cut(UNTIL_MENDED);
        cluster.pass(Duration.ofMinutes(2));

        await(() -> ofApplications(ObservationEvent.Gap.class).size() == 1);
        assertThat(ofApplications(ObservationEvent.Resumed.class)).isEmpty();
        assertThat(ofApplications(ObservationEvent.Gap.class).getFirst())
                .satisfies(gap -> {
                    assertThat(gap.from()).isBefore(before.plusSeconds(5));
                    assertThat(gap.missing()).isEqualTo("applications of cluster staging");
                });

        cluster.served().cut(Duration.ZERO);
        await(() -> ofApplications(ObservationEvent.Resumed.class).size() == 1);
        cluster.actAndSettle(argo -> commit(argo, 2));
        await(() -> deployments().size() == 3);
        assertThat(ofApplications(ObservationEvent.Gap.class)).hasSize(1);
    }

    @Test
    void nudgeBringsAnApplicationThatTheWatchHasNotBrought() throws Exception {
        cluster.actAndSettle(argo -> deploy(argo, 0));
        start(MINUTE);
        await(this::isRemembered);

        var current = Objects.requireNonNull(watch);
        current.lookAt("auth");
        current.lookAt("nobody");
        cluster.actAndSettle(argo -> commit(argo, 1));

        await(() -> deployments().size() == 2);
        assertThatNothingIsToldTwice();
    }

    @Test
    void settingsAreAskedForByName() {
        cluster.act(argo ->
                argo.configure(
                        "argocd-cmd-params-cm",
                        Map.of("applicationsetcontroller.enable.progressive.syncs", "true")));
        start(MINUTE);

        await(() ->
                of(ArgoCdEvent.SettingsChanged.class).stream()
                        .anyMatch(settings -> settings.progressiveSyncs()));
    }

    @Test
    void settingsAreLookedAtAsSoonAsTheClusterIsServedAndNotBefore() {
        cluster.act(argo ->
                argo.configure(
                        "argocd-cmd-params-cm",
                        Map.of("applicationsetcontroller.enable.progressive.syncs", "true")));
        cluster.serve(false);
        start(MINUTE);
        var current = Objects.requireNonNull(watch);
        current.lookAtSettings();
        await(() -> cluster.refusals() > 5);

        cluster.serve(true);

        await(() -> !of(ArgoCdEvent.SettingsChanged.class).isEmpty());
        assertThat(of(ArgoCdEvent.SettingsChanged.class))
                .containsExactly(new ArgoCdEvent.SettingsChanged(false, true));
    }

    @Test
    void proxyThatKnowsNothingTakesNoSettingsAway() throws Exception {
        cluster.act(argo ->
                argo.configure(
                        "argocd-cmd-params-cm",
                        Map.of("applicationsetcontroller.enable.progressive.syncs", "true")));
        var look = new SettingsLook(ClusterOfATest.STAGING, cluster.outside(ledger, store));
        try (KubernetesApi api = cluster.connect()) {
            look.look(api);
            cluster.serve(false);
            assertThatThrownBy(() -> look.look(api)).isInstanceOf(KubernetesApi.Refused.class);
            cluster.serve(true);
            cluster.act(argo -> argo.configure("argocd-cmd-params-cm", Map.of()));
            look.look(api);
        }

        assertThat(of(ArgoCdEvent.SettingsChanged.class))
                .containsExactly(
                        new ArgoCdEvent.SettingsChanged(false, true),
                        new ArgoCdEvent.SettingsChanged(false, false));
    }

    private static void deploy(SimulatedArgoCd argo, int number) {
        argo.create(ClusterOfATest.application("auth"));
        commit(argo, number);
    }

    private static void commit(SimulatedArgoCd argo, int number) {
        argo.commit(
                ClusterOfATest.REPOSITORY,
                ClusterOfATest.revision(number),
                ClusterOfATest.changed("auth"));
    }

    /** Until something came by way of it, it may not be. */
    private void watchIsOpen() {
        await(this::isRemembered);
        cluster.actAndSettle(argo -> commit(argo, 1));
        await(() -> deployments().size() == 2);
    }

    private boolean isRemembered() {
        try {
            return store.progress(ClusterOfATest.STAGING, Kind.APPLICATION.name())
                    .filter(progress -> !progress.version().isEmpty())
                    .isPresent();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Revisions of full syncs that succeeded, in the order of the log. */
    private List<String> deployments() {
        return of(SyncEvent.Succeeded.class).stream()
                .filter(done -> done.sync().autoHealAttempts() == 0)
                .flatMap(done -> done.sync().revisions().stream())
                .distinct()
                .toList();
    }

    private <E> List<E> of(Class<E> type) {
        return ledger.entries().stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The other two watches of the cluster have the same outages. */
    private <E> List<E> ofApplications(Class<E> type) {
        return ledger.entries().stream()
                .filter(entry -> entry.envelope().fact().toString().contains("/applications/"))
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private void assertThatNothingIsToldTwice() {
        assertThat(ledger.entries())
                .extracting(entry -> entry.event().getClass(), entry -> entry.envelope().fact())
                .doesNotHaveDuplicates();
    }

    private static void await(BooleanSupplier condition) {
        Instant patience = Instant.now().plus(MINUTE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited long enough").isBefore(patience);
            try {
                Thread.sleep(20);
            } catch (InterruptedException closing) {
                throw new AssertionError(closing);
            }
        }
    }
}
