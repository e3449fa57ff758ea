package dev.tidemark.approval;

import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.whole;

import dev.tidemark.access.Person;
import dev.tidemark.access.Role;
import dev.tidemark.atlantis.AtlantisTold;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Told;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is told around pull request 418, which hana opened and whose project data is planned. */
public final class ApprovalTold {

    public static final Told GITHUB = Told.byWebhook();
    public static final String CHANGE = Subject.change(BACKEND, 418).value();

    public static final Actor LEA = new Actor("lea", "700001");
    public static final Actor LUIS = new Actor("luis", "700002");
    public static final Actor PAVEL = new Actor("pavel", "700003");
    public static final Actor COLIN = new Actor("colin", "700004");

    /** Whatever a plan does is added. */
    public static final PlanCounts HARMLESS = new PlanCounts(2, 0, 0, 0, 0);

    public static final PlanCounts DESTRUCTIVE = new PlanCounts(0, 0, 3, 0, 0);

    private ApprovalTold() {}

    public static Person lead(Actor account) {
        return new Person(
                "github",
                String.valueOf(account.id()),
                account.login(),
                account,
                Set.of(Role.LEAD));
    }

    public static Person person(Actor account, Role... roles) {
        return new Person(
                "github", String.valueOf(account.id()), account.login(), account, Set.of(roles));
    }

    /** Hana opens it with this head, which she pushed. */
    public static List<NewEntry> opened(long second) {
        return List.of(
                GITHUB.pushed(second, "refs/heads/main", Revision.NONE, revision(900)),
                GITHUB.pushed(second, "refs/heads/auth/redis", Revision.NONE, revision(1)),
                GITHUB.opened(418, second, whole("Add Redis", revision(1))));
    }

    /** Somebody moves the head. */
    public static List<NewEntry> pushed(long second, Actor who, Revision before, Revision after) {
        NewEntry push = GITHUB.pushed(second, "refs/heads/auth/redis", before, after);
        NewEntry updated = GITHUB.updated(418, second, before, after);
        return List.of(by(who, push), by(who, updated));
    }

    public static NewEntry by(Actor who, NewEntry entry) {
        return new NewEntry(entry.envelope().by(who), entry.event());
    }

    public static String digest(int which) {
        return "%064x".formatted(which + 0xd1_0000L);
    }

    /** Atlantis plans project data at this head, as its status and its comment tell. */
    public static List<NewEntry> planned(
            long second, Revision head, int digest, PlanCounts counts) {
        var text = new PlanText(PlanText.Result.CHANGES, counts, false, digest(digest));
        String context = "atlantis/plan: " + DATA.name();
        return List.of(
                AtlantisTold.planStarted(second, head, DATA),
                AtlantisTold.status(
                        second + 1,
                        head,
                        context,
                        new PlanEvent.Succeeded(
                                AtlantisTold.statusReport(context, "Plan: …"), text, null)),
                AtlantisTold.comment(
                        second + 2,
                        new PlanEvent.Succeeded(
                                AtlantisTold.commentReport(DATA, "c" + second), text, null)));
    }

    public static ApprovalRequest request(Revision head, int digest) {
        return ApprovalRequest.of(BACKEND, 418, DATA, head, digest(digest), true);
    }

    /** A policy comes into force with a commit of its own. */
    public static NewEntry policy(long second, int version, String content) {
        Revision commit = revision(5000 + version);
        return new NewEntry(
                Envelope.of(
                                Fact.of("policy", BACKEND.toString(), commit.sha()),
                                Subject.policy(BACKEND),
                                URI.create("https://github.com/" + Told.BACKEND_NAME),
                                Told.at(second),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .by(HANA)
                        .in(BACKEND)
                        .at(commit),
                new PolicyEvent.Changed(content));
    }

    /** Opened, and planned once at its first head. */
    public static List<NewEntry> waiting(int digest, PlanCounts counts) {
        var told = new ArrayList<>(opened(0));
        told.addAll(planned(10, revision(1), digest, counts));
        return told;
    }

    /** The same of another repository, so that it may stand beside others in one log. */
    public static List<NewEntry> in(Repository other, String name, List<NewEntry> told) {
        return told.stream().map(entry -> in(other, name, entry)).toList();
    }

    private static NewEntry in(Repository other, String name, NewEntry entry) {
        Envelope envelope = entry.envelope();
        String from = Fact.of(BACKEND.toString()).value();
        String to = Fact.of(other.toString()).value();
        Fact fact = new Fact(to + "/" + envelope.fact().value().replace(from, to));
        return new NewEntry(
                new Envelope(
                        fact,
                        new Subject(envelope.subject().value().replace(from, to)),
                        URI.create("https://github.com/" + name),
                        envelope.time(),
                        envelope.actor(),
                        envelope.proof(),
                        envelope.observedBy(),
                        envelope.mapper(),
                        other,
                        envelope.revision(),
                        envelope.evidence(),
                        envelope.supersedes()),
                entry.event());
    }

    public static Instant at(long second) {
        return Told.at(second);
    }
}
