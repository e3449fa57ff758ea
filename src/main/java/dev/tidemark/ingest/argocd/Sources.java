package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationSource;
import java.util.List;
import java.util.regex.Pattern;

/** The sources of a spec, a sync operation or a history entry: one, or several. */
final class Sources {

    private static final int COUNT = 50;
    private static final int BYTES = 10_000;
    private static final int REVISION_BYTES = 4_000;
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/@\\s]*@");

    private Sources() {}

    /** In order; empty if it has none. Several win over one, as in Argo CD. */
    static List<ApplicationSource> in(JsonNode node) {
        JsonNode several = node.path("sources");
        List<ApplicationSource> sources =
                several.isArray() && !several.isEmpty()
                        ? Fields.elements(several).stream().map(Sources::source).toList()
                        : one(node);
        return Fitted.of(sources, ApplicationSource::toString, COUNT, BYTES);
    }

    private static List<ApplicationSource> one(JsonNode node) {
        if (node.path("sourceHydrator").isObject()) {
            return List.of(hydrated(node.path("sourceHydrator")));
        }
        return Fields.text(node.path("source"), "repoURL") == null
                ? List.of()
                : List.of(source(node.path("source")));
    }

    /** What a source hydrator's output is synced from. */
    private static ApplicationSource hydrated(JsonNode hydrator) {
        JsonNode synced = hydrator.path("syncSource");
        return new ApplicationSource(
                url(hydrator.path("drySource")),
                Fields.text(synced, "path"),
                null,
                Fields.text(synced, "targetBranch"),
                null);
    }

    private static ApplicationSource source(JsonNode node) {
        return new ApplicationSource(
                url(node),
                Fields.text(node, "path"),
                Fields.text(node, "chart"),
                Fields.text(node, "targetRevision"),
                Fields.text(node, "ref"));
    }

    private static String url(JsonNode node) {
        return CREDENTIALS.matcher(Fields.textOr(node, "repoURL", "")).replaceAll("");
    }

    /** Revisions that one or several fields hold. */
    static List<String> revisions(JsonNode node) {
        List<String> several = Fields.texts(node.path("revisions"));
        String one = Fields.text(node, "revision");
        return several.isEmpty() && one != null
                ? List.of(one)
                : Fitted.texts(several, COUNT, REVISION_BYTES);
    }
}
