package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kubernetes events: each is a fact of its own, and nothing is remembered. */
final class ForgottenEvents implements Memorised<ForgottenEvents.Nothing> {

    private final ReportedActions actions;

    ForgottenEvents(Cluster cluster) {
        this.actions = new ReportedActions(cluster);
    }

    /** There is none. */
    enum Nothing {}

    @Override
    public Learnt<Nothing> between(
            @Nullable Nothing before, @Nullable JsonNode object, Look look, String evidence) {
        return new Learnt<>(
                object == null ? List.of() : actions.of(object).stream().toList(), null);
    }

    @Override
    public String evidence() {
        return "argocd.event";
    }

    @Override
    public String toJson(Nothing remembered) {
        throw new IllegalStateException("nothing is remembered");
    }

    @Override
    public Nothing fromJson(String json) {
        throw new UnreadableDocument("nothing is remembered");
    }

    @Override
    public String version(Nothing remembered) {
        throw new IllegalStateException("nothing is remembered");
    }
}
