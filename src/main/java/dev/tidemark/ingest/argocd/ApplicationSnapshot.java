package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.ApplicationSpec;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What matters of an Application at one of its versions.
 *
 * @param specDigest of all of the spec but whether it syncs by itself
 * @param createdAt null if it does not tell
 * @param images sorted, as far as an entry holds them
 * @param imagesDigest of all of them
 * @param operation null while one is requested and has not begun, and if there was none
 * @param endedAt when the last operation ended, also once another took its place; null if none did
 * @param reconciledAt when it was last compared with the latest revision
 */
record ApplicationSnapshot(
        String uid,
        String namespace,
        String name,
        String resourceVersion,
        @Nullable Instant createdAt,
        ApplicationSpec spec,
        String specDigest,
        @Nullable SeenHealth health,
        @Nullable SeenComparison comparison,
        List<String> images,
        String imagesDigest,
        List<SeenCondition> conditions,
        @Nullable Operation operation,
        @Nullable Instant endedAt,
        List<Deployment> history,
        @Nullable Instant reconciledAt) {

    private static final int IMAGES = 200;
    private static final int IMAGES_BYTES = 50_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,40}");
    private static final List<String> NOISE =
            List.of(
                    "argocd.argoproj.io/refresh",
                    "argocd.argoproj.io/refresh-timestamp",
                    "argocd.argoproj.io/hydrate",
                    "argocd.argoproj.io/hydrate-timestamp",
                    "kubectl.kubernetes.io/last-applied-configuration",
                    "notified.notifications.argoproj.io");

    ApplicationSnapshot {
        images = List.copyOf(images);
        conditions = List.copyOf(conditions);
        history = List.copyOf(history);
    }

    /**
     * Reads an Application as the Kubernetes API gives it.
     *
     * @throws UnreadableDocument if it is none: whatever else is strange in it counts as absent
     */
    static ApplicationSnapshot of(JsonNode object, Cluster cluster) {
        JsonNode metadata = metadata(object);
        String uid = Fields.id(metadata, "uid");
        String name = Fields.name(metadata, "name");
        String namespace =
                metadata.hasNonNull("namespace")
                        ? Fields.name(metadata, "namespace")
                        : cluster.namespace();
        List<Deployment> history = Deployment.in(object);
        Operation operation = OperationReading.in(object, uid, history);
        List<String> images =
                Fields.texts(object.path("status").path("summary").path("images")).stream()
                        .sorted()
                        .distinct()
                        .toList();
        return new ApplicationSnapshot(
                uid,
                namespace,
                name,
                Fields.id(metadata, "resourceVersion"),
                Fields.instant(metadata, "creationTimestamp"),
                SpecReading.spec(object, namespace, name),
                SpecReading.digest(object),
                SeenHealth.in(object),
                SeenComparison.in(object),
                Fitted.texts(images, IMAGES, IMAGES_BYTES),
                Hash.brief(String.join("\n", images)),
                SeenCondition.in(object, condition -> true),
                operation,
                endedAt(operation),
                history,
                Fields.instant(object.path("status"), "reconciledAt"));
    }

    /**
     * The document as it is kept: without what comes and goes and means nothing, and without values
     * that may be secrets.
     *
     * @throws UnreadableDocument if it is no object of Kubernetes
     */
    static ObjectNode withoutNoise(JsonNode object) {
        metadata(object);
        ObjectNode kept = object.deepCopy();
        ObjectNode metadata = kept.withObjectProperty("metadata");
        metadata.remove("managedFields");
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(NOISE);
        }
        SourceValues.maskIn(kept);
        return kept;
    }

    static JsonNode metadata(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        if (!metadata.isObject()) {
            throw new UnreadableDocument("it has no metadata");
        }
        return metadata;
    }

    private static @Nullable Instant endedAt(@Nullable Operation operation) {
        return operation != null && operation.ended() ? operation.finishedAt() : null;
    }

    /** The same after another, its operation told as it was first seen. */
    ApplicationSnapshot continuing(ApplicationSnapshot then) {
        return new ApplicationSnapshot(
                uid,
                namespace,
                name,
                resourceVersion,
                createdAt,
                spec,
                specDigest,
                health,
                comparison,
                images,
                imagesDigest,
                conditions,
                operation == null ? null : operation.continuing(then.operation()),
                endedAt == null ? then.endedAt() : endedAt,
                history,
                reconciledAt);
    }

    /**
     * Whether this tells nothing after the other: the first list of a watch may come from a cache.
     * A database restored from a backup also goes back in versions; there Argo CD compares anew.
     */
    boolean isNoNewerThan(ApplicationSnapshot other) {
        return resourceVersion.equals(other.resourceVersion)
                || (isLower(resourceVersion, other.resourceVersion) && !reconciledAfter(other));
    }

    boolean reconciledAfter(@Nullable ApplicationSnapshot other) {
        Instant before = other == null ? null : other.reconciledAt;
        return reconciledAt != null && (before == null || reconciledAt.isAfter(before));
    }

    static boolean isLower(String version, String than) {
        return NUMBER.matcher(version).matches()
                && NUMBER.matcher(than).matches()
                && new BigInteger(version).compareTo(new BigInteger(than)) < 0;
    }
}
