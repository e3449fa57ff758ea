package dev.tidemark.plan;

import dev.tidemark.eventlog.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The plans that are kept. Blocking. */
@ApplicationScoped
public class PlanDocuments {

    private final EventLog log;

    PlanDocuments(EventLog log) {
        this.log = log;
    }

    /**
     * The plan that an entry was read from.
     *
     * @param evidence as in {@link dev.tidemark.event.Envelope#evidence}
     * @return nothing if retention has deleted it, or it is another kind of document
     */
    public Optional<PlanSummary> find(String evidence) {
        return log.evidence(evidence).flatMap(PlanJson::summary);
    }

    /**
     * The attributes in one detail document.
     *
     * @param number as in {@link PlannedResource#details}
     * @return nothing if retention has deleted it, or there is none with this number
     */
    public List<ResourceDetail> details(PlanSummary summary, int number) {
        if (number < 0 || number >= summary.details().size()) {
            return List.of();
        }
        return log.evidence(summary.details().get(number)).map(PlanJson::details).orElse(List.of());
    }
}
