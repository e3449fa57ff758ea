package dev.tidemark.ingest.argocd;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which Argo CDs are watched, and how their clusters are reached. */
@ApplicationScoped
class ClusterSettings {

    private static final String FORM =
            "TIDEMARK_ARGOCD_CLUSTERS is a list such as production=in-cluster,staging=CONTEXT";

    private final List<Reached> clusters;
    private final Duration stalledAfter;
    private final Duration lostAfter;

    /**
     * A cluster and the way to it.
     *
     * @param context of the kubeconfig, or {@link ClusterAccess#IN_CLUSTER}
     */
    record Reached(Cluster cluster, String context) {}

    ClusterSettings(
            @ConfigProperty(name = "tidemark.argocd.clusters") Optional<String> clusters,
            @ConfigProperty(name = "tidemark.argocd.namespace", defaultValue = "argocd")
                    String namespace,
            @ConfigProperty(name = "tidemark.argocd.stalled-after", defaultValue = "15m")
                    Duration stalledAfter,
            @ConfigProperty(name = "tidemark.argocd.lost-after", defaultValue = "60s")
                    Duration lostAfter) {
        this.clusters = clusters.map(list -> parse(list, namespace.strip())).orElse(List.of());
        this.stalledAfter = stalledAfter;
        this.lostAfter = lostAfter;
    }

    private static List<Reached> parse(String list, String namespace) {
        var clusters = new ArrayList<Reached>();
        for (String item : list.split(",", -1)) {
            if (item.isBlank()) {
                continue;
            }
            int equals = item.indexOf('=');
            if (equals < 0 || item.substring(equals + 1).isBlank()) {
                throw new IllegalArgumentException(FORM);
            }
            var cluster = new Cluster(item.substring(0, equals).strip(), namespace);
            if (clusters.stream().anyMatch(other -> other.cluster().equals(cluster))) {
                throw new IllegalArgumentException(
                        FORM + "; " + cluster.name() + " is in it twice");
            }
            clusters.add(new Reached(cluster, item.substring(equals + 1).strip()));
        }
        return List.copyOf(clusters);
    }

    /** Empty if none is to be watched. */
    List<Reached> clusters() {
        return clusters;
    }

    /** Without a comparison for so long, Argo CD is taken to stand still. */
    Duration stalledAfter() {
        return stalledAfter;
    }

    /** Without contact for so long, the log says so. */
    Duration lostAfter() {
        return lostAfter;
    }
}
