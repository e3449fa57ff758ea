package dev.tidemark.ingest.argocd;

import dev.tidemark.event.ApplicationSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sync goes back. No field says so: it is a sync that a person asked for, to the
 * revisions and sources of an older history entry. Those of the newest are a sync of the same
 * again.
 */
final class Rollback {

    private Rollback() {}

    /**
     * Id of the entry that it goes back to, the latest of several alike.
     *
     * @param history before the sync, oldest first
     */
    static @Nullable Long to(
            List<Deployment> history, List<String> revisions, List<ApplicationSource> sources) {
        int newest = history.size() - 1;
        if (newest < 1 || revisions.isEmpty() || history.get(newest).has(revisions, sources)) {
            return null;
        }
        return history.subList(0, newest).reversed().stream()
                .filter(entry -> entry.has(revisions, sources))
                .map(Deployment::id)
                .findFirst()
                .orElse(null);
    }
}
