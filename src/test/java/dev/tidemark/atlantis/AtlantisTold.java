package dev.tidemark.atlantis;

import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.at;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisCommand;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Atlantis tells of pull request 418, by each of its channels. */
public final class AtlantisTold {

    public static final AtlantisProject DATA =
            new AtlantisProject("terraform/data", "production", "data-production");
    public static final AtlantisProject NETWORK =
            new AtlantisProject("terraform/network", "production", "network-production");
    public static final PlanCounts COUNTS = new PlanCounts(4, 1, 1, 0, 0);

    private static final Actor BOT = new Actor("atlantis-bot", "9001");

    private AtlantisTold() {}

    public static PlanText text(PlanCounts counts) {
        return new PlanText(PlanText.Result.CHANGES, counts, false, "0".repeat(64));
    }

    public static PlanDocument document(PlanCounts counts) {
        return new PlanDocument(
                "1".repeat(64),
                "1.2",
                "1.11.4",
                counts,
                0,
                0,
                0,
                0,
                0,
                true,
                true,
                6,
                List.of(new PlanDocument.Resource("aws_instance.a", PlanDocument.Action.DELETE)));
    }

    public static NewEntry status(long second, Revision head, String context, Event event) {
        return entry(
                "status/" + second + "/" + context,
                Subject.revision(BACKEND, head),
                second,
                head,
                event);
    }

    public static AtlantisReport statusReport(String context, @Nullable String said) {
        return new AtlantisReport(Channel.STATUS, null, null, null, context, said);
    }

    public static AtlantisReport commentReport(AtlantisProject project, String comment) {
        return new AtlantisReport(Channel.COMMENT, 418L, project, comment, null, null);
    }

    public static NewEntry planStatus(
            long second, Revision head, AtlantisProject project, Event event) {
        return status(second, head, "atlantis/plan: " + project.name(), event);
    }

    public static NewEntry planStarted(long second, Revision head, AtlantisProject project) {
        String context = "atlantis/plan: " + project.name();
        return status(second, head, context, new PlanEvent.Started(statusReport(context, null)));
    }

    public static NewEntry planSucceededByStatus(
            long second, Revision head, AtlantisProject project) {
        String context = "atlantis/plan: " + project.name();
        return status(
                second,
                head,
                context,
                new PlanEvent.Succeeded(statusReport(context, "Plan: …"), text(COUNTS), null));
    }

    public static NewEntry planComment(long second, AtlantisProject project, PlanCounts counts) {
        return comment(
                second,
                new PlanEvent.Succeeded(commentReport(project, "c" + second), text(counts), null));
    }

    public static NewEntry planJson(
            long second, Revision head, AtlantisProject project, PlanCounts counts) {
        var report = new AtlantisReport(Channel.PLAN_JSON, 418L, project, null, null, null);
        return entry(
                "json/" + second,
                Subject.project(BACKEND, project),
                second,
                head,
                new PlanEvent.Succeeded(report, null, document(counts)));
    }

    public static NewEntry applyStatus(
            long second, Revision head, AtlantisProject project, boolean isGood) {
        String context = "atlantis/apply: " + project.name();
        AtlantisReport report = statusReport(context, null);
        return status(
                second,
                head,
                context,
                isGood ? new ApplyEvent.Succeeded(report, null) : new ApplyEvent.Errored(report));
    }

    public static NewEntry applyComment(long second, AtlantisProject project, boolean isGood) {
        AtlantisReport report = commentReport(project, "c" + second);
        return comment(
                second,
                isGood ? new ApplyEvent.Succeeded(report, COUNTS) : new ApplyEvent.Errored(report));
    }

    public static NewEntry applyWebhook(
            long second, Revision head, AtlantisProject project, boolean isGood) {
        var report = new AtlantisReport(Channel.WEBHOOK, 418L, project, null, null, null);
        return entry(
                "delivery/" + second,
                Subject.project(BACKEND, project),
                second,
                head,
                isGood ? new ApplyEvent.Succeeded(report, null) : new ApplyEvent.Errored(report));
    }

    public static NewEntry asked(long second, Actor who, String verb) {
        var command =
                new AtlantisCommand(
                        418, "c" + second, verb, null, null, null, List.of(), List.of());
        Event event =
                verb.equals("plan")
                        ? new PlanEvent.Requested(command)
                        : new ApplyEvent.Requested(command);
        NewEntry entry = comment(second, event);
        return new NewEntry(entry.envelope().by(who), entry.event());
    }

    public static NewEntry discarded(
            long second, @Nullable AtlantisProject project, PlanEvent.By by) {
        var report = new AtlantisReport(Channel.COMMENT, 418L, project, "c" + second, null, null);
        return comment(second, new PlanEvent.Discarded(report, by));
    }

    public static NewEntry part(
            long second, boolean continued, boolean continues, CommentEvent.Section... sections) {
        return comment(
                second,
                new CommentEvent.Split(
                        418,
                        "" + (1_000 + second),
                        "apply",
                        continued,
                        continues,
                        continued ? null : 2,
                        List.of(sections)));
    }

    public static NewEntry comment(long second, Event event) {
        return entry(
                "comment/" + second + "/" + event.getClass().getSimpleName() + event.hashCode(),
                Subject.change(BACKEND, 418),
                second,
                null,
                event);
    }

    private static NewEntry entry(
            String fact, Subject subject, long second, @Nullable Revision head, Event event) {
        return new NewEntry(
                Envelope.of(
                                Fact.of(fact),
                                subject,
                                URI.create("https://github.com/eco-cycle/backend"),
                                at(second),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .by(BOT)
                        .in(BACKEND)
                        .at(head),
                event);
    }
}
