package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.sandbox.argocd.ServedArgoCd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** How long it takes until a page shows what happened to an application, while others change. */
final class Freshness {

    private static final Logger LOG = Logger.getLogger(Freshness.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServedArgoCd cluster;
    private final PackagedPortal portal;
    private final Map<String, List<Duration>> byKind = new TreeMap<>();

    Freshness(ServedArgoCd cluster, PackagedPortal portal) {
        this.cluster = cluster;
        this.portal = portal;
    }

    /** Degrades an application and looks at a page until that is said there. */
    void measure(String page, String application, String says) throws Exception {
        Instant begin = Instant.now();
        cluster.act(
                begin,
                argo -> {
                    argo.degrade(application, "Deployment exceeded its progress deadline");
                    argo.settle();
                });
        Duration took;
        boolean isShown;
        do {
            isShown = portal.get(page).contains(says);
            took = Duration.between(begin, Instant.now());
        } while (!isShown && took.compareTo(PATIENCE) < 0);
        byKind.computeIfAbsent(page.substring(0, page.indexOf('/', 1)), none -> new ArrayList<>())
                .add(took);
    }

    /** Tells what was measured, and that all of it is short enough. */
    void assertWithin(Duration most) {
        byKind.forEach((kind, all) -> {
            List<Duration> sorted = all.stream().sorted().toList();
            LOG.infof(
                    "%s: %d looks, median %d ms, longest %d ms",
                    kind,
                    sorted.size(),
                    sorted.get(sorted.size() / 2).toMillis(),
                    sorted.getLast().toMillis());
        });
        assertThat(byKind.keySet()).containsExactly("/domains", "/environments");
        assertThat(byKind.values())
                .allSatisfy(all -> assertThat(all).allMatch(each -> each.compareTo(most) < 0));
    }
}
