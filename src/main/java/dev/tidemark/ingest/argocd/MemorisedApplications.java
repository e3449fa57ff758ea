package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationSource;
import dev.tidemark.ingest.WantedPaths.WantedPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Applications. */
final class MemorisedApplications implements Memorised<Remembered> {

    private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    private final Cluster cluster;
    private final ApplicationChanges changes;
    private final Duration stalledAfter;

    MemorisedApplications(Cluster cluster, Duration stalledAfter) {
        this.cluster = cluster;
        this.changes = new ApplicationChanges(cluster);
        this.stalledAfter = stalledAfter;
    }

    @Override
    public Learnt<Remembered> between(
            @Nullable Remembered before, @Nullable JsonNode object, Look look, String evidence) {
        return learnt(changes.between(before, object, look, evidence));
    }

    @Override
    public Learnt<Remembered> waiting(Remembered before, Instant now) {
        return learnt(changes.stalled(before, now, stalledAfter));
    }

    private static Learnt<Remembered> learnt(ApplicationChanges.Outcome outcome) {
        return new Learnt<>(outcome.entries(), outcome.after());
    }

    /** Of the revision compared with, of the one synced, and of those deployed before. */
    @Override
    public List<WantedPath> wanted(Remembered now) {
        ApplicationSnapshot snapshot = now.snapshot();
        Set<WantedPath> wanted = new LinkedHashSet<>();
        List<ApplicationSource> sources = snapshot.spec().sources();
        SeenComparison comparison = snapshot.comparison();
        if (comparison != null) {
            add(wanted, snapshot, sources, comparison.revisions());
        }
        Operation operation = snapshot.operation();
        if (operation != null) {
            add(wanted, snapshot, sources, operation.result());
        }
        snapshot.history().forEach(each -> add(wanted, snapshot, each.sources(), each.revisions()));
        return new ArrayList<>(wanted);
    }

    private void add(
            Set<WantedPath> wanted,
            ApplicationSnapshot snapshot,
            List<ApplicationSource> sources,
            List<String> revisions) {
        for (int i = 0; i < Math.min(sources.size(), revisions.size()); i++) {
            ApplicationSource source = sources.get(i);
            String path = source.path();
            if (path != null && FULL.matcher(revisions.get(i)).matches()) {
                wanted.add(
                        new WantedPath(
                                cluster.name(),
                                snapshot.namespace(),
                                snapshot.name(),
                                snapshot.uid(),
                                source.repoUrl(),
                                path,
                                revisions.get(i)));
            }
        }
    }

    @Override
    public String evidence() {
        return "argocd.application";
    }

    @Override
    public String toJson(Remembered remembered) {
        return remembered.toJson();
    }

    @Override
    public Remembered fromJson(String json) {
        return Remembered.fromJson(json);
    }

    @Override
    public String version(Remembered remembered) {
        return remembered.snapshot().resourceVersion();
    }
}
