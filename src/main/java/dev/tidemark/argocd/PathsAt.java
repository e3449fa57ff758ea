package dev.tidemark.argocd;

import java.util.List;

/**
 * What feeds one source of an application at a revision.
 *
 * @param key as {@link Target.At#pathsKey}
 * @param repository canonical, as in the log
 * @param paths as in {@link dev.tidemark.event.ApplicationEvent.PathsResolved}
 */
public record PathsAt(
        String key, String repository, String revision, List<String> paths, boolean complete) {

    public PathsAt {
        paths = List.copyOf(paths);
    }
}
