package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** ApplicationSets. */
final class MemorisedSets implements Memorised<RememberedSet> {

    private final ApplicationSetChanges changes;

    MemorisedSets(Cluster cluster) {
        this.changes = new ApplicationSetChanges(cluster);
    }

    @Override
    public Learnt<RememberedSet> between(
            @Nullable RememberedSet before, @Nullable JsonNode object, Look look, String evidence) {
        ApplicationSetChanges.Outcome outcome = changes.between(before, object, look, evidence);
        return new Learnt<>(outcome.entries(), outcome.after());
    }

    @Override
    public String evidence() {
        return "argocd.applicationset";
    }

    @Override
    public String toJson(RememberedSet remembered) {
        return remembered.toJson();
    }

    @Override
    public RememberedSet fromJson(String json) {
        return RememberedSet.fromJson(json);
    }

    @Override
    public String version(RememberedSet remembered) {
        return remembered.snapshot().resourceVersion();
    }
}
