package dev.tidemark.retention;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.plan.PlanDocuments;
import dev.tidemark.plan.PlanSummary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which documents a hold is for: one that is named by its hash; and of a change, whatever an entry
 * about it was read from, and the parts of its plans. The log is read for that from end to end,
 * because nothing but a hold ever asks for it.
 */
@ApplicationScoped
class HeldDocuments {

    private static final int PAGE = 500;

    private final EventLog log;
    private final PlanDocuments plans;

    HeldDocuments(EventLog log, PlanDocuments plans) {
        this.log = log;
        this.plans = plans;
    }

    /** Hashes of documents. */
    Set<String> of(Holds holds) {
        var held = new HashSet<String>();
        List<Subject> all = holds.all().keySet().stream().map(Subject::new).toList();
        all.stream()
                .filter(what -> what.kind().equals("evidence"))
                .forEach(what -> held.add(what.parts().getFirst()));
        List<Subject> changes = all.stream().filter(what -> what.kind().equals("change")).toList();
        if (!changes.isEmpty()) {
            addOf(changes, held);
        }
        Set.copyOf(held)
                .forEach(
                        hash -> plans.find(hash).map(PlanSummary::details).ifPresent(held::addAll));
        return held;
    }

    private void addOf(List<Subject> changes, Set<String> held) {
        List<StoredEntry> page = log.read(0, PAGE);
        while (!page.isEmpty()) {
            for (StoredEntry stored : page) {
                DecodedEntry entry = stored.parse();
                String evidence = entry.envelope().evidence();
                if (evidence != null
                        && changes.stream().anyMatch(change -> isAbout(entry, change))) {
                    held.add(evidence);
                }
            }
            page = log.read(page.getLast().position() + 1, PAGE);
        }
    }

    /** Its own entries, and those of its repository that name its number: rather one too many. */
    private static boolean isAbout(DecodedEntry entry, Subject change) {
        if (entry.envelope().subject().equals(change)) {
            return true;
        }
        Repository repository = entry.envelope().repository();
        List<String> parts = change.parts();
        return repository != null
                && repository.toString().equals(parts.getFirst())
                && entry.data().findValues("change").stream()
                        .filter(JsonNode::isNumber)
                        .anyMatch(number -> number.asText().equals(parts.getLast()));
    }
}
