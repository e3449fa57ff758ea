package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One application: its object, and the truth behind it that the object only follows. */
final class LiveApplication {

    ApplicationSpec spec;
    final String uid;
    final ObjectNode document;

    /** What each object in the cluster is made from; without an entry it is not there. */
    final Map<Managed, String> content = new LinkedHashMap<>();

    /** Live objects that somebody changed by hand. */
    final Set<Managed> drifted = new LinkedHashSet<>();

    /** Objects whose differences the spec says to ignore. */
    final Set<Managed> ignored = new LinkedHashSet<>();

    /** Objects that the manifests no longer have, with the revision that took them out. */
    final Map<Managed, String> removed = new LinkedHashMap<>();

    final Deque<Failure> failures = new ArrayDeque<>();
    List<String> lastSynced = List.of();
    boolean autoSync;
    boolean wantsLatest = true;
    boolean wantsRecent;
    boolean becomesHealthy;
    boolean progressing;
    boolean deleting;

    /** A sync window denies every sync. */
    boolean windowClosed;

    /** Its status no longer fits into the object. */
    boolean tooLarge;

    /** Nobody reconciles it: its controller is dead, or an annotation says so. */
    boolean frozen;

    /** Commits outside of its paths are not worth a comparison. */
    boolean skipsOthers;

    @Nullable String degraded;
    @Nullable String manifestError;
    @Nullable String specError;
    @Nullable Operation operation;

    /**
     * How the next operation ends.
     *
     * @param isError whether the controller cannot carry it out at all
     */
    record Failure(String message, int attempts, boolean isError) {}

    LiveApplication(ApplicationSpec spec, String uid, ObjectNode document) {
        this.spec = spec;
        this.uid = uid;
        this.document = document;
        this.autoSync = spec.autoSync();
    }

    ObjectNode status() {
        return document.withObject("/status");
    }

    List<String> compared() {
        return Documents.revisions(document.path("status").path("sync"));
    }

    boolean isOutOfSync() {
        return document.path("status").path("sync").path("status").asText().equals("OutOfSync");
    }

    boolean isHealthy() {
        return document.path("status").path("health").path("status").asText().equals("Healthy");
    }

    boolean isFedBy(String path) {
        return spec.feeds().stream().anyMatch(path::startsWith);
    }

    List<String> heads(Repositories repositories) {
        return spec.sources().stream().map(source -> repositories.head(source.repoUrl())).toList();
    }

    /** What the manifests of these revisions make of every object. */
    Map<Managed, String> desired(Repositories repositories, List<String> revisions) {
        var desired = new LinkedHashMap<Managed, String>();
        for (var resource : spec.resources()) {
            if (!isRemoved(repositories, resource, revisions.getFirst())) {
                desired.put(resource, contentOf(repositories, resource, revisions));
            }
        }
        return desired;
    }

    private boolean isRemoved(Repositories repositories, Managed resource, String revision) {
        var by = removed.get(resource);
        var repoUrl = spec.sources().getFirst().repoUrl();
        return by != null
                && repositories.position(repoUrl, revision) >= repositories.position(repoUrl, by);
    }

    private String contentOf(Repositories repositories, Managed resource, List<String> revisions) {
        boolean everyCommit = resource.equals(spec.resources().getFirst());
        var parts = new ArrayList<String>();
        for (int i = 0; i < revisions.size(); i++) {
            parts.add(
                    repositories.lastTouching(
                            spec.sources().get(i).repoUrl(),
                            revisions.get(i),
                            path -> isFedBy(path) && (everyCommit || resource.isNamedBy(path))));
        }
        return String.join("+", parts) + "@" + spec.sources().getFirst().path();
    }
}
