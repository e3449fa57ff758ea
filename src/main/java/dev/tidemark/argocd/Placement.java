package dev.tidemark.argocd;

import dev.tidemark.event.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which application, and what it belongs to by the mapping.
 *
 * @param cluster as it is called in {@code TIDEMARK_ARGOCD_CLUSTERS}
 * @param namespace of the Application itself, where Argo CD runs
 * @param domain null if it belongs to none
 */
public record Placement(
        String cluster,
        String namespace,
        String application,
        String environment,
        @Nullable String domain) {

    /** Its key in every table. */
    public String subject() {
        return Subject.application(cluster, namespace, application).value();
    }
}
