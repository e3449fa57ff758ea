package dev.tidemark.ingest.argocd;

import dev.tidemark.sandbox.argocd.ApplicationSpec;
import dev.tidemark.sandbox.argocd.SetSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever people, commits and clusters do to a few applications of one mono-repository. */
final class RandomHistory {

    private static final List<String> NAMES = List.of("auth", "my", "chat");

    private final Random random;
    private final Watched watched;
    private final List<String> broken = new ArrayList<>();

    private RandomHistory(long seed) {
        this.random = new Random(seed);
        this.watched = new Watched(Duration.ofMillis(random.nextBoolean() ? 1000 : 300));
    }

    /** Of so many acts, until everything is at rest. */
    static Watched of(long seed, int acts) {
        var history = new RandomHistory(seed);
        history.begin();
        for (int i = 0; i < acts; i++) {
            history.act();
            history.watched.tick(history.random.nextInt(9));
        }
        history.end();
        return history.watched;
    }

    private void begin() {
        watched.commit("k8s/base/common.yaml");
        watched.createSet(new SetSpec("services", "phase", List.of("1", "2")));
        for (String name : NAMES) {
            ApplicationSpec spec = Watched.application(name).limits(null, random.nextInt(3));
            watched.create(
                    switch (random.nextInt(5)) {
                        case 0 -> spec.automation(false, false, true);
                        case 1 -> spec.automation(true, false, true);
                        case 2 ->
                                spec.automation(false, false, true)
                                        .generatedBy("services")
                                        .labelled(Map.of("phase", "" + (1 + random.nextInt(2))));
                        default -> spec;
                    });
        }
        watched.tick(random.nextInt(12));
    }

    private void act() {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        switch (random.nextInt(22)) {
            case 0, 1 -> watched.commit("k8s/overlays/" + name + "/deployment.yaml");
            case 2 -> watched.commit("k8s/base/" + name + "/service.yaml");
            case 3, 4 -> watched.commit("docs/README.md");
            case 5, 6 -> watched.does(cd -> cd.drift(name, Watched.service(name)));
            case 7 -> watched.does(cd -> cd.drift(name, Watched.deployment(name)));
            case 8 -> watched.does(cd -> cd.revert(name, Watched.service(name)));
            case 9 -> watched.does(cd -> cd.revert(name, Watched.deployment(name)));
            case 10 -> watched.does(cd -> cd.setAutoSync(name, random.nextBoolean(), "ada"));
            case 11, 12 -> watched.does(cd -> cd.manualSync(name, "ada"));
            case 13 -> watched.does(cd -> cd.failNext(name, "denied", 1 + random.nextInt(4)));
            case 14 -> watched.does(cd -> cd.rollback(name, random.nextInt(4), "bob"));
            case 15 -> watched.does(cd -> cd.terminate(name, "bob"));
            case 16 -> {
                if (random.nextInt(3) == 0) {
                    broken.remove(name);
                    watched.does(cd -> cd.recreate(name, "ada"));
                }
            }
            case 17 -> {
                broken.add(name);
                watched.does(cd -> cd.breakManifests(name, "kustomize build failed"));
            }
            case 18 -> repair();
            case 19 -> watched.does(cd -> cd.noise(name));
            case 20 -> watched.poll();
            default -> watched.settle();
        }
    }

    private void repair() {
        broken.forEach(name -> watched.does(cd -> cd.repairManifests(name)));
        broken.clear();
    }

    private void end() {
        if (random.nextInt(4) > 0) {
            repair();
        }
        watched.settle().poll().poll();
    }
}
