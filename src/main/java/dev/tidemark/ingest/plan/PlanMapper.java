package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.SourceMapper;
import dev.tidemark.plan.PlanJson;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.PlannedResource;
import dev.tidemark.plan.PostedPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is kept of a posted plan. */
@ApplicationScoped
class PlanMapper implements SourceMapper {

    static final String SOURCE = "plan";
    static final String EVENT = "plan";

    private static final int VERSION = 1;

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Reading read(String event, JsonNode document, String evidence) {
        Optional<PlanSummary> summary = PlanJson.summary(document);
        if (summary.isEmpty()) {
            return new Reading.Unmappable("the document is no plan's summary");
        }
        String unreadable = summary.get().unreadable();
        return unreadable == null
                ? new Reading.Entries(entries(summary.get(), evidence))
                : new Reading.Unmappable(unreadable);
    }

    private static List<NewEntry> entries(PlanSummary summary, String evidence) {
        var entries = new ArrayList<NewEntry>();
        entries.add(entry(summary, evidence, planned(summary)));
        // Nothing is said where nothing drifted: that a plan was made with -refresh=false cannot
        // be seen in it, so no plan shows that somebody looked.
        if (!summary.drift().isEmpty()) {
            entries.add(entry(summary, evidence, drifted(summary)));
        }
        return entries;
    }

    private static Event planned(PlanSummary summary) {
        PostedPlan posted = summary.posted();
        var report =
                new AtlantisReport(
                        AtlantisReport.Channel.PLAN_JSON,
                        posted.change(),
                        posted.project(),
                        null,
                        null,
                        null);
        return summary.header().errored()
                ? new PlanEvent.Errored(report, PlanEvent.Cause.ERROR, null)
                : new PlanEvent.Succeeded(report, null, PlanContent.of(summary));
    }

    private static Event drifted(PlanSummary summary) {
        List<String> addresses =
                summary.drift().stream().map(PlannedResource::address).distinct().sorted().toList();
        return new TerraformEvent.DriftDetected(
                summary.posted().project(),
                TerraformEvent.Origin.PLAN,
                null,
                null,
                null,
                PlanContent.fitting(addresses, address -> address),
                summary.drift().size());
    }

    private static NewEntry entry(PlanSummary summary, String evidence, Event event) {
        PostedPlan posted = summary.posted();
        Envelope envelope =
                Envelope.of(
                                PlanFact.of(summary),
                                Subject.project(posted.repository(), posted.project()),
                                source(posted.repository()),
                                plannedAt(summary),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .in(posted.repository())
                        .at(posted.head())
                        .readFrom(evidence, VERSION);
        return new NewEntry(envelope, event);
    }

    /**
     * When it was planned, by the clock of whoever planned it; a clock that runs ahead, and an
     * older Terraform that says no time, give the time it arrived.
     */
    private static Instant plannedAt(PlanSummary summary) {
        Instant received = summary.posted().receivedAt();
        Instant planned = summary.header().plannedAt();
        return planned == null || planned.isAfter(received) ? received : planned;
    }

    private static URI source(Repository repository) {
        return URI.create("https://" + repository);
    }
}
