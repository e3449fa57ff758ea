package dev.tidemark.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some applications of Argo CD; what is null may be anything.
 *
 * @param cluster of the name of the watched cluster
 * @param namespace of the namespace that the application is in
 * @param appProject of its AppProject
 * @param labels that it must have, each with this value
 */
public record ApplicationPattern(
        @Nullable Glob cluster,
        @Nullable Glob namespace,
        @Nullable Glob appProject,
        Map<String, String> labels) {

    public ApplicationPattern {
        labels = Map.copyOf(labels);
    }

    boolean matches(
            String ofCluster, String inNamespace, String ofProject, Map<String, String> labelled) {
        return (cluster == null || cluster.matches(ofCluster))
                && (namespace == null || namespace.matches(inNamespace))
                && (appProject == null || appProject.matches(ofProject))
                && labelled.entrySet().containsAll(labels.entrySet());
    }
}
