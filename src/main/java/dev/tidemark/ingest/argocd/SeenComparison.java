package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationEvent.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of live state with Git came to.
 *
 * @param resources the first that are OutOfSync, sorted
 * @param count how many there are
 * @param digest of all of them
 * @param toPrune those of {@code resources} that left Git
 * @param specMoved whether the spec has by now other sources or another destination
 */
record SeenComparison(
        Comparison status,
        List<String> revisions,
        List<String> resources,
        int count,
        String digest,
        List<String> toPrune,
        boolean specMoved) {

    private static final int MOST = 300;
    private static final int RESOURCES_BYTES = 34_000;
    private static final int PRUNE_BYTES = 15_000;

    SeenComparison {
        revisions = List.copyOf(revisions);
        resources = List.copyOf(resources);
        toPrune = List.copyOf(toPrune);
    }

    static @Nullable SeenComparison in(JsonNode object) {
        JsonNode sync = object.path("status").path("sync");
        String word = Fields.text(sync, "status");
        if (word == null) {
            return null;
        }
        Comparison status = status(word);
        List<JsonNode> differing = differing(status, object.path("status").path("resources"));
        List<String> all = differing.stream().map(ResourceName::of).sorted().distinct().toList();
        List<String> shown = Fitted.texts(all, MOST, RESOURCES_BYTES);
        return new SeenComparison(
                status,
                Sources.revisions(sync),
                shown,
                all.size(),
                digest(all),
                toPrune(differing, shown),
                specMoved(sync.path("comparedTo"), object.path("spec")));
    }

    /** Whether a comparison with this result is news after one with that. */
    boolean differsFrom(SeenComparison other) {
        return status != other.status
                || !revisions.equals(other.revisions)
                || !digest.equals(other.digest)
                || !toPrune.equals(other.toPrune)
                || (other.specMoved && !specMoved);
    }

    /** What it is told apart by within one version of its application. */
    String hash() {
        return Hash.brief(status.name() + "\n" + String.join("\n", revisions) + "\n" + digest);
    }

    private static Comparison status(String word) {
        return switch (word) {
            case "Synced" -> Comparison.SYNCED;
            case "OutOfSync" -> Comparison.OUT_OF_SYNC;
            default -> Comparison.UNKNOWN;
        };
    }

    /** Where the comparison failed, the list is that of an earlier one. */
    private static List<JsonNode> differing(Comparison status, JsonNode resources) {
        return status == Comparison.UNKNOWN
                ? List.of()
                : Fields.elements(resources).stream()
                        .filter(resource -> resource.path("status").asText("").equals("OutOfSync"))
                        .filter(resource -> !resource.path("hook").asBoolean(false))
                        .toList();
    }

    private static List<String> toPrune(List<JsonNode> differing, List<String> shown) {
        List<String> toPrune =
                differing.stream()
                        .filter(resource -> resource.path("requiresPruning").asBoolean(false))
                        .map(ResourceName::of)
                        .filter(shown::contains)
                        .sorted()
                        .distinct()
                        .toList();
        return Fitted.texts(toPrune, MOST, PRUNE_BYTES);
    }

    private static String digest(List<String> all) {
        var lines = new StringBuilder();
        all.forEach(resource -> lines.append(resource).append('\n'));
        return Hash.full(lines.toString());
    }

    private static boolean specMoved(JsonNode comparedTo, JsonNode spec) {
        JsonNode compared = Canonical.of(comparedTo);
        JsonNode meant = Canonical.of(spec);
        return compared.isObject()
                && !compared.isEmpty()
                && (differInSources(compared, meant)
                        || differ(compared.path("destination"), meant.path("destination")));
    }

    /** A hydrated source is compared as what it is synced from. */
    private static boolean differInSources(JsonNode compared, JsonNode meant) {
        return meant.has("sourceHydrator")
                ? !Sources.in(compared).equals(Sources.in(meant))
                : !sources(compared).equals(sources(meant));
    }

    private static JsonNode sources(JsonNode node) {
        return node.has("sources") ? node.path("sources") : node.path("source");
    }

    /** Argo CD may write a cluster's name where the spec has its address, or the reverse. */
    private static boolean differ(JsonNode compared, JsonNode meant) {
        return !compared.path("namespace").equals(meant.path("namespace"))
                || contradict(compared.path("server"), meant.path("server"))
                || contradict(compared.path("name"), meant.path("name"));
    }

    private static boolean contradict(JsonNode one, JsonNode other) {
        return one.isTextual() && other.isTextual() && !one.equals(other);
    }
}
