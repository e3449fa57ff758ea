package dev.tidemark.environment;

import dev.tidemark.argocd.ClusterState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One environment at a point in time.
 *
 * @param components in the order of waves
 * @param wavesGate whether a wave waits until the one before is healthy; null if that was not seen
 * @param rollouts of its ApplicationSets
 * @param bypasses the newest first
 */
record EnvironmentState(
        String name,
        List<Component> components,
        List<ClusterState> clusters,
        @Nullable Boolean wavesGate,
        List<Rollout> rollouts,
        List<Bypass> bypasses) {

    EnvironmentState {
        components = components.stream().sorted(Component.ORDER).toList();
        clusters = List.copyOf(clusters);
        rollouts = List.copyOf(rollouts);
        bypasses = List.copyOf(bypasses);
    }

    /** By wave and phase, in order. */
    Map<Group, List<Component>> groups() {
        return components.stream()
                .collect(
                        Collectors.groupingBy(Component::group, TreeMap::new, Collectors.toList()));
    }

    long count(Status status) {
        return components.stream().filter(each -> each.status() == status).count();
    }

    /** Whether anything of it is not observed, itself or as a part. */
    boolean isUnobserved() {
        return clusters.stream().anyMatch(cluster -> cluster.gap() != null);
    }
}
