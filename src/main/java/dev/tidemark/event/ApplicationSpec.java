package dev.tidemark.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an Argo CD application is meant to be: its {@code spec} and the metadata that places it.
 *
 * @param project the AppProject
 * @param sources in order; one, unless it is a multi-source application
 * @param server URL or name of the destination cluster
 * @param namespace of the destination; null if the manifests name their own
 * @param labels all of them
 * @param wave annotation {@code argocd.argoproj.io/sync-wave}; null if it has none
 * @param applicationSet name of the ApplicationSet that controls it; null if none does
 * @param parent name of the application that it is a resource of, by its tracking id; null if none
 * @param paused annotation {@code argocd.argoproj.io/skip-reconcile}: its status is frozen
 * @param autoSync whether Argo CD syncs it by itself
 */
public record ApplicationSpec(
        String project,
        List<ApplicationSource> sources,
        String server,
        @Nullable String namespace,
        Map<String, String> labels,
        @Nullable Integer wave,
        @Nullable String applicationSet,
        @Nullable String parent,
        boolean paused,
        AutoSync autoSync) {

    public ApplicationSpec {
        sources = List.copyOf(sources);
        labels = Map.copyOf(labels);
    }

    /** The same, synced by itself otherwise. */
    public ApplicationSpec with(AutoSync other) {
        return new ApplicationSpec(
                project,
                sources,
                server,
                namespace,
                labels,
                wave,
                applicationSet,
                parent,
                paused,
                other);
    }
}
