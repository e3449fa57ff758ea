package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a detection found.
 *
 * @param failed how many projects could not be compared
 */
record DetectionAnswer(List<NewEntry> entries, int failed) {

    DetectionAnswer {
        entries = List.copyOf(entries);
    }

    /**
     * Reads Atlantis' answer.
     *
     * @param server Atlantis' address
     * @throws UnreadableDocument if it is in another form
     */
    static DetectionAnswer read(
            JsonNode answer, String server, Repository repository, String evidence) {
        JsonNode data = answer.path("data");
        if (!data.path("projects").isArray()) {
            throw new UnreadableDocument("the answer lists no projects");
        }
        String id = Fields.text(data, "id");
        Instant detectedAt = Fields.instant(data, "detected_at");
        var entries = new ArrayList<NewEntry>();
        int failed = 0;
        for (JsonNode node : data.path("projects")) {
            DetectedProject detected = DetectedProject.inAnswer(node);
            if (detected.failed()) {
                failed++;
                continue;
            }
            String detection = detection(node, id);
            Envelope envelope =
                    Envelope.of(
                                    detected.fact(repository, detection),
                                    Subject.project(repository, detected.project()),
                                    URI.create(server),
                                    checkedAt(node, detectedAt),
                                    ActorProof.API,
                                    ObservedBy.POLL)
                            .in(repository)
                            .at(revision(node))
                            .readFrom(evidence, AtlantisDeliveryMapper.VERSION);
            String ref = Fields.textOrNull(node, "ref");
            entries.add(new NewEntry(envelope, detected.event(detection, ref)));
        }
        return new DetectionAnswer(entries, failed);
    }

    private static String detection(JsonNode node, String id) {
        String own = Fields.textOrNull(node, "detection_id");
        return own == null ? id : own;
    }

    private static Instant checkedAt(JsonNode node, Instant detectedAt) {
        return node.hasNonNull("last_checked") ? Fields.instant(node, "last_checked") : detectedAt;
    }

    private static @Nullable Revision revision(JsonNode node) {
        try {
            String commit = Fields.textOrNull(node, "resolved_commit");
            return commit == null ? null : new Revision(commit);
        } catch (IllegalArgumentException abbreviated) {
            return null;
        }
    }
}
