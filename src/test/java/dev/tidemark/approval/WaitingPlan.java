package dev.tidemark.approval;

import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.whole;

import dev.tidemark.atlantis.AtlantisTold;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Told;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pull request of hana's with a plan that waits, as GitHub and Atlantis tell of it. */
public final class WaitingPlan {

    public static final String NAME = "eco-cycle/platform";
    public static final Repository REPOSITORY = Repository.byId("github.com", 7_001);

    private static final Actor BOT = new Actor("atlantis-bot", "9001");

    private final long number;
    private final String title;
    private final AtlantisProject project;
    private final PlanCounts counts;

    public WaitingPlan(long number, String title, String name, PlanCounts counts) {
        this.number = number;
        this.title = title;
        this.project = new AtlantisProject("terraform/" + name, "production", name);
        this.counts = counts;
    }

    public String page() {
        return "/approvals/" + request(1).id();
    }

    public String pageAfterPush() {
        return "/approvals/" + request(2).id();
    }

    ApprovalRequest request(int push) {
        return ApprovalRequest.of(REPOSITORY, number, project, head(push), "1".repeat(64), false);
    }

    Revision head(int push) {
        return new Revision("%038x%02d".formatted(number, push));
    }

    /** GitHub knows whose its commits are. */
    public void tellHead(KnownPeople people) {
        people.know(number, head(1).sha());
    }

    /** It is opened and planned. */
    public List<NewEntry> opened() {
        var entries = new ArrayList<NewEntry>();
        entries.add(told().opened(number, 0, whole(title, head(1))));
        entries.add(pushed(1));
        entries.addAll(planned(1));
        return entries;
    }

    /** It is pushed to again, and planned again with the same result. */
    public List<NewEntry> pushedAndPlanned() {
        var entries = new ArrayList<NewEntry>();
        entries.add(told().updated(number, 100, head(1), head(2)));
        entries.add(pushed(2));
        entries.addAll(planned(2));
        return entries;
    }

    /** Tidemark's command stands in the pull request. */
    public NewEntry sent(Actor approver) {
        return entry(
                "effect/" + number,
                Subject.change(REPOSITORY, number),
                20,
                null,
                approver,
                new EffectEvent.Sent(
                        request(1),
                        "atlantis apply -p " + project.name(),
                        EffectEvent.Speaker.APPROVER,
                        4_711,
                        null));
    }

    /** Atlantis applied it. */
    public NewEntry applied() {
        var report =
                new AtlantisReport(
                        Channel.STATUS,
                        null,
                        null,
                        null,
                        "atlantis/apply: " + project.name(),
                        null);
        return entry(
                "apply/" + number,
                Subject.revision(REPOSITORY, head(1)),
                40,
                head(1),
                BOT,
                new ApplyEvent.Succeeded(report, null));
    }

    private static Told told() {
        return byWebhook().of(7_001, NAME);
    }

    private NewEntry pushed(int push) {
        Revision before = push == 1 ? new Revision("0".repeat(40)) : head(push - 1);
        return told().pushed(push * 100L - 99, "refs/heads/topic-" + number, before, head(push));
    }

    private List<NewEntry> planned(int push) {
        long second = push * 100L - 90;
        String context = "atlantis/plan: " + project.name();
        var byStatus = new AtlantisReport(Channel.STATUS, null, null, null, context, "Plan: …");
        var byJson = new AtlantisReport(Channel.PLAN_JSON, number, project, null, null, null);
        var byComment =
                new AtlantisReport(
                        Channel.COMMENT, number, project, number + "0" + push, null, null);
        return List.of(
                entry(
                        "json/" + number + "/" + push,
                        Subject.project(REPOSITORY, project),
                        second,
                        head(push),
                        BOT,
                        new PlanEvent.Succeeded(byJson, null, AtlantisTold.document(counts))),
                entry(
                        "status/" + number + "/" + push,
                        Subject.revision(REPOSITORY, head(push)),
                        second + 1,
                        head(push),
                        BOT,
                        new PlanEvent.Succeeded(byStatus, AtlantisTold.text(counts), null)),
                entry(
                        "comment/" + number + "/" + push,
                        Subject.change(REPOSITORY, number),
                        second + 2,
                        null,
                        BOT,
                        new PlanEvent.Succeeded(byComment, AtlantisTold.text(counts), null)));
    }

    private static NewEntry entry(
            String fact,
            Subject subject,
            long second,
            @Nullable Revision head,
            Actor actor,
            Event event) {
        return new NewEntry(
                Envelope.of(
                                Fact.of("waiting", fact),
                                subject,
                                URI.create("https://github.com/" + NAME),
                                at(second),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .by(actor)
                        .in(REPOSITORY)
                        .at(head),
                event);
    }
}
