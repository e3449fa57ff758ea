package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code drift} webhook: projects were compared. It is sent without drift too. */
final class DriftWebhook {

    private DriftWebhook() {}

    static Reading read(ReceivedWebhook webhook) {
        JsonNode body = webhook.body();
        Repository repository = Fields.repository(webhook.host(), Fields.text(body, "repository"));
        String detection = Fields.textOrNull(body, "detection_id");
        String ref = Fields.textOrNull(body, "ref");
        var entries = new ArrayList<NewEntry>();
        int failed = 0;
        for (JsonNode node : body.path("projects")) {
            DetectedProject detected = DetectedProject.inWebhook(node);
            if (detected.failed()) {
                failed++;
            } else {
                entries.add(entry(webhook, repository, detected, detection, ref));
            }
        }
        return reading(entries, failed);
    }

    private static NewEntry entry(
            ReceivedWebhook webhook,
            Repository repository,
            DetectedProject detected,
            @Nullable String detection,
            @Nullable String ref) {
        return webhook.entry(
                detected.fact(repository, detection == null ? webhook.delivery() : detection),
                Subject.project(repository, detected.project()),
                repository,
                null,
                null,
                detected.event(detection, ref));
    }

    private static Reading reading(List<NewEntry> entries, int failed) {
        if (failed == 0 && entries.isEmpty()) {
            return new Reading.Kept("no project was compared");
        }
        String reason = failed == 0 ? null : failed + " projects could not be compared";
        return entries.isEmpty()
                ? new Reading.Kept(String.valueOf(reason))
                : new Reading.Entries(entries, reason);
    }
}
