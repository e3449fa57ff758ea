package dev.tidemark.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sandbox.argocd.ApplicationSpec;
import dev.tidemark.sandbox.argocd.Managed;
import dev.tidemark.sandbox.argocd.ServedArgoCd;
import dev.tidemark.sandbox.argocd.SetSpec;
import dev.tidemark.sandbox.argocd.SimulatedArgoCd;
import dev.tidemark.sandbox.argocd.Source;
import dev.tidemark.sandbox.atlantis.Later;
import dev.tidemark.sandbox.github.SimulatedRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two clusters' Argo CDs make of the repository's main branch, and what befalls them by
 * themselves once somebody watches.
 */
final class Deployments {

    static final String INFRASTRUCTURE = "infrastructure";
    static final String PLATFORM = "platform";

    private static final String SET = "api-services";
    private static final List<Set<String>> PHASES =
            List.of(
                    Set.of("auth", "my", "scan"),
                    Set.of("character", "location"),
                    Set.of("info", "chat"));
    private static final Duration BETWEEN_LOOKS_AT_GIT = Duration.ofMinutes(15);
    private static final Duration UNTIL_ARGO_CD_LOOKS = Duration.ofSeconds(90);
    private static final Duration BETWEEN_STEPS = Duration.ofSeconds(15);

    /** Enough for a minute without a connection, and no more than a small process holds. */
    private static final int STEPS = 200;

    private final List<ServedArgoCd> clusters;
    private final Timeline timeline;
    private final Later later;
    private final Instant live;
    private final String repoUrl;

    /**
     * On one timeline.
     *
     * @param live until when nobody watches, and everything is done at once
     */
    Deployments(
            List<ServedArgoCd> clusters,
            SimulatedRepository repository,
            Timeline timeline,
            Later later,
            Instant live) {
        this.clusters = List.copyOf(clusters);
        this.timeline = timeline;
        this.later = later;
        this.live = live;
        this.repoUrl = repository.web() + "/" + repository.fullName() + ".git";
    }

    /** The clusters as they are when the story begins. */
    void begin(Instant start, String head) {
        for (var cluster : clusters) {
            cluster.act(start, argo -> install(argo, head));
            run(cluster, start);
            new Mishaps(cluster, clusters.indexOf(cluster), timeline, this::proceed)
                    .begin(Duration.between(start, live));
        }
        timeline.soon(Duration.between(start, live), this::lookAtGit);
    }

    private void install(SimulatedArgoCd argo, String head) {
        argo.configure(
                "argocd-cm",
                Map.of(
                        "resource.customizations.health.argoproj.io_Application",
                        "hs = {}\nreturn hs\n"));
        argo.configure(
                "argocd-cmd-params-cm",
                Map.of("applicationsetcontroller.enable.progressive.syncs", "true"));
        argo.commit(repoUrl, head, List.of());
        argo.create(
                application(PLATFORM, "argocd/apps", "argocd/")
                        .inWave(2)
                        .automation(true, false, true)
                        .managing(
                                List.of(
                                        new Managed(
                                                "argoproj.io",
                                                "v1alpha1",
                                                "AppProject",
                                                "argocd",
                                                "services"),
                                        Managed.core("ConfigMap", "argocd", "argocd-cm"))));
        argo.create(
                application(INFRASTRUCTURE, "k8s/infrastructure", "k8s/infrastructure/")
                        .into("infrastructure", "kube-system")
                        .inWave(0)
                        .withoutFinalizer()
                        .managing(
                                List.of(
                                        new Managed(
                                                "networking.k8s.io",
                                                "v1",
                                                "NetworkPolicy",
                                                "auth",
                                                "default-deny"),
                                        Managed.core("Namespace", "", "auth"),
                                        Managed.core("Namespace", "", "chat"))));
        argo.createSet(new SetSpec(SET, "phase", List.of("1", "2", "3"), 3));
        Domain.ALL.forEach(domain -> argo.create(service(domain.name())));
    }

    private ApplicationSpec service(String domain) {
        int phase = 1;
        while (!PHASES.get(phase - 1).contains(domain)) {
            phase++;
        }
        String folder = "k8s/overlays/" + domain;
        return application(domain, folder, folder + "/", "k8s/base/")
                .into("services", domain)
                .automation(false, false, true)
                .labelled(
                        Map.of(
                                "component",
                                "api-service",
                                "domain",
                                domain,
                                "phase",
                                Integer.toString(phase)))
                .generatedBy(SET);
    }

    private ApplicationSpec application(String name, String path, String... feeds) {
        return ApplicationSpec.of(name, Source.of(repoUrl, path), feeds);
    }

    /** Called while GitHub's lock is held: notes what was pushed, and Argo CD looks later. */
    void hear(String event, JsonNode payload) {
        if (!event.equals("push")
                || !payload.path("ref").asText().equals("refs/heads/" + Story.DEFAULT_BRANCH)) {
            return;
        }
        var after = payload.path("after").asText();
        var paths = paths(payload);
        later.soon(
                UNTIL_ARGO_CD_LOOKS,
                at ->
                        clusters.forEach(cluster -> {
                            cluster.act(at, argo -> argo.commit(repoUrl, after, paths));
                            proceed(cluster, at);
                        }));
    }

    private static List<String> paths(JsonNode payload) {
        var paths = new LinkedHashSet<String>();
        for (var commit : payload.path("commits")) {
            for (var field : List.of("added", "modified", "removed")) {
                commit.path(field).forEach(path -> paths.add(path.asText()));
            }
        }
        return new ArrayList<>(paths);
    }

    private void lookAtGit(Instant at) {
        for (var cluster : clusters) {
            cluster.act(at, SimulatedArgoCd::reconcile);
            proceed(cluster, at);
        }
        timeline.soon(BETWEEN_LOOKS_AT_GIT, this::lookAtGit);
    }

    /** One controller step after the other, which take their time if somebody watches. */
    private void proceed(ServedArgoCd cluster, Instant at) {
        if (at.isBefore(live)) {
            run(cluster, at);
        } else {
            step(cluster, at);
        }
    }

    private void step(ServedArgoCd cluster, Instant at) {
        if (cluster.act(at, SimulatedArgoCd::tick)) {
            later.soon(BETWEEN_STEPS, next -> step(cluster, next));
        }
    }

    private static void run(ServedArgoCd cluster, Instant from) {
        var at = from;
        for (int i = 0; i < STEPS; i++) {
            at = at.plus(BETWEEN_STEPS);
            if (!cluster.act(at, SimulatedArgoCd::tick)) {
                return;
            }
        }
    }
}
