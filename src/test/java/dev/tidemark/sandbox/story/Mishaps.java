package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.argocd.Managed;
import dev.tidemark.sandbox.argocd.ServedArgoCd;
import dev.tidemark.sandbox.argocd.SimulatedArgoCd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What befalls a cluster without a commit, in turn, for as long as the story goes on. */
final class Mishaps {

    private static final Duration APART = Duration.ofMinutes(50);
    private static final Duration LASTS = Duration.ofMinutes(90);
    private static final Managed POLICY =
            new Managed("networking.k8s.io", "v1", "NetworkPolicy", "auth", "default-deny");
    private static final Managed CONFIGURATION = Managed.core("ConfigMap", "argocd", "argocd-cm");

    private final ServedArgoCd cluster;
    private final Timeline timeline;
    private final BiConsumer<ServedArgoCd, Instant> proceed;
    private final List<Timeline.Act> inTurn =
            List.of(this::driftHealsItself, this::driftByHand, this::failedSync, this::pending);
    private int turn;

    /**
     * For one cluster.
     *
     * @param first which of them comes first, so that no two clusters have the same at a time
     */
    Mishaps(
            ServedArgoCd cluster,
            int first,
            Timeline timeline,
            BiConsumer<ServedArgoCd, Instant> proceed) {
        this.cluster = cluster;
        this.turn = first;
        this.timeline = timeline;
        this.proceed = proceed;
    }

    /** Not before somebody watches: nothing of it is in any history. */
    void begin(Duration untilSomebodyWatches) {
        timeline.soon(untilSomebodyWatches, at -> timeline.later(APART, this::next));
    }

    private void next(Instant at) {
        inTurn.get(turn % inTurn.size()).happen(at);
        turn++;
        timeline.later(APART, this::next);
    }

    private void now(Instant at, Consumer<SimulatedArgoCd> what) {
        cluster.act(at, what);
        proceed.accept(cluster, at);
    }

    private void later(Duration time, Consumer<SimulatedArgoCd> what) {
        timeline.later(time, at -> now(at, what));
    }

    private void driftHealsItself(Instant at) {
        now(at, argo -> argo.drift(Deployments.INFRASTRUCTURE, POLICY));
    }

    /** Self-heal is off there: it stays until somebody changes it back. */
    private void driftByHand(Instant at) {
        now(at, argo -> argo.drift(Deployments.PLATFORM, CONFIGURATION));
        later(LASTS, argo -> argo.revert(Deployments.PLATFORM, CONFIGURATION));
    }

    /** A sync that fails, a way back, and the hour until somebody dares to let it sync again. */
    private void failedSync(Instant at) {
        now(
                at,
                argo -> {
                    argo.failNext(
                            Deployments.INFRASTRUCTURE,
                            "admission webhook \"policy.example.org\" denied the request");
                    argo.manualSync(Deployments.INFRASTRUCTURE, Team.JIWON.login());
                });
        later(
                Duration.ofMinutes(12),
                argo ->
                        argo.rollback(
                                Deployments.INFRASTRUCTURE, previous(argo), Team.JIWON.login()));
        later(
                LASTS,
                argo -> argo.setAutoSync(Deployments.INFRASTRUCTURE, true, Team.JIWON.login()));
    }

    private static long previous(SimulatedArgoCd argo) {
        return argo.current("Application").stream()
                .filter(application ->
                        application
                                .path("metadata")
                                .path("name")
                                .asText()
                                .equals(Deployments.INFRASTRUCTURE))
                .map(application -> application.path("status").path("history"))
                .filter(history -> !history.isEmpty())
                .mapToLong(
                        history -> history.get(Math.max(0, history.size() - 2)).path("id").asLong())
                .findFirst()
                .orElse(0);
    }

    private void pending(Instant at) {
        now(at, argo -> argo.setAutoSync(Deployments.PLATFORM, false, Team.TAEMIN.login()));
        later(
                LASTS.multipliedBy(4),
                argo -> argo.setAutoSync(Deployments.PLATFORM, true, Team.TAEMIN.login()));
    }
}
