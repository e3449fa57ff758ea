package dev.tidemark.argocd;

import org.jspecify.annotations.Nullable;

/**
 * What was true of a watched Argo CD at an instant.
 *
 * @param gap in which the instant lies; null if it was observed
 * @param settings null if they were not seen by then
 */
public record ClusterState(
        String name,
        String namespace,
        Cluster.@Nullable Gap gap,
        Cluster.@Nullable Settings settings) {}
