package dev.tidemark.argocd;

import dev.tidemark.event.ApplicationSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that live state is synced to or compared with: sources, and a revision of each. Where
 * Argo CD did not say a revision, there are fewer of them.
 */
public record Target(List<ApplicationSource> sources, List<String> revisions) {

    public Target {
        sources = List.copyOf(sources);
        revisions = List.copyOf(revisions);
    }

    /** What one source was at. */
    public record At(ApplicationSource source, String revision) {

        /** Names what feeds it at this revision among everything known of one application. */
        public String pathsKey() {
            return pathsKey(source.path(), revision);
        }

        static String pathsKey(@Nullable String path, String revision) {
            return (path == null ? "" : path) + "@" + revision;
        }
    }

    /** Every source with its revision; none if not every revision is known. */
    public List<At> all() {
        if (sources.size() != revisions.size() || revisions.stream().anyMatch(String::isEmpty)) {
            return List.of();
        }
        return IntStream.range(0, sources.size())
                .mapToObj(i -> new At(sources.get(i), revisions.get(i)))
                .toList();
    }

    /** The revision of a single source; null for several, or where it is not known. */
    public @Nullable String revision() {
        return revisions.size() == 1 && !revisions.getFirst().isEmpty()
                ? revisions.getFirst()
                : null;
    }
}
