package dev.tidemark.approval;

import static dev.tidemark.approval.ApprovalTold.COLIN;
import static dev.tidemark.approval.ApprovalTold.DESTRUCTIVE;
import static dev.tidemark.approval.ApprovalTold.GITHUB;
import static dev.tidemark.approval.ApprovalTold.HARMLESS;
import static dev.tidemark.approval.ApprovalTold.LEA;
import static dev.tidemark.approval.ApprovalTold.LUIS;
import static dev.tidemark.approval.ApprovalTold.PAVEL;
import static dev.tidemark.approval.ApprovalTold.lead;
import static dev.tidemark.approval.ApprovalTold.person;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.BACKEND_NAME;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.access.Person;
import dev.tidemark.access.Role;
import dev.tidemark.approval.Oracle.Rules;
import dev.tidemark.atlantis.AtlantisTold;
import dev.tidemark.atlantis.BranchProjection;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.PlanProjection;
import dev.tidemark.atlantis.StatusProjection;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.policy.PolicyInForce;
import dev.tidemark.policy.PolicyProjection;
import dev.tidemark.projection.Folded;
import dev.tidemark.projection.Told;
import dev.tidemark.web.PublicAddress;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pull request to which anything may happen, told to what is tested and to the oracle. */
final class World {

    private static final Actor LOOKS_LIKE_LEA = new Actor("l\u0435a", "666");

    static final List<Person> PEOPLE =
            List.of(
                    lead(LEA),
                    lead(LUIS),
                    lead(COLIN),
                    lead(HANA),
                    person(PAVEL),
                    person(LOOKS_LIKE_LEA),
                    new Person("oidc", "s-7", "lea", null, Set.of(Role.LEAD)));
    private static final String REASON = "because it has to be";

    /** What may happen next. */
    enum Kind {
        PUSH,
        PLAN,
        PLAN_DESTRUCTIVE,
        DISCARD,
        CLOSE,
        REOPEN,
        DRAFT,
        READY,
        GRANT,
        REJECT,
        WITHDRAW,
        OVERRIDE,
        POLICY,
        TEAMS_SILENT,
        COMMITS_SILENT,
        ALL_ANSWER,
        ASK_APPLY,
        SEND_FAILS,
        SENT,
        ATLANTIS_REFUSES,
        APPLIED,
        VOID_IS_RECORDED
    }

    /** Something happens: by whom, or to which policy, where that matters. */
    record Step(Kind kind, int who, Rules rules) {}

    private final Oracle oracle = new Oracle();
    private final SaidPeople people =
            new SaidPeople()
                    .inTeam("acme/leads", LEA, LUIS, HANA)
                    .knows(LEA, LUIS, COLIN, HANA, PAVEL)
                    .commitsBy(revision(1), List.of(HANA));
    private final Entries entries =
            new Entries(
                    new PublicAddress("https://tidemark.example"),
                    clock().withZone(ZoneOffset.UTC));
    private final List<NewEntry> told = new ArrayList<>(ApprovalTold.opened(0));
    private long second = 100;
    private int policies;
    private @Nullable String request;

    private InstantSource clock() {
        return () -> ApprovalTold.at(second);
    }

    void take(Step step) {
        second += 10;
        Person person = PEOPLE.get(step.who());
        Actor who = person.github() == null ? HANA : person.github();
        switch (step.kind()) {
            case PUSH -> push(who);
            case PLAN -> plan(1);
            case PLAN_DESTRUCTIVE -> plan(2);
            case DISCARD -> discard();
            case CLOSE -> close();
            case REOPEN -> reopen();
            case DRAFT -> draft(true);
            case READY -> draft(false);
            case POLICY -> policy(step.rules());
            case TEAMS_SILENT -> answers(false, oracle.answersOfCommits);
            case COMMITS_SILENT -> answers(oracle.answersOfTeams, false);
            case ALL_ANSWER -> answers(true, true);
            case ASK_APPLY -> askApply(who);
            case SEND_FAILS -> sendFails();
            case SENT -> send();
            case ATLANTIS_REFUSES -> refuse();
            case APPLIED -> apply();
            case VOID_IS_RECORDED -> recordVoid();
            case GRANT -> decide(person, Verdict.GRANT);
            case REJECT -> decide(person, Verdict.REJECT);
            case WITHDRAW -> decide(person, Verdict.WITHDRAW);
            case OVERRIDE -> decide(person, Verdict.OVERRIDE);
        }
        check();
    }

    private void push(Actor who) {
        if (oracle.open) {
            int next = oracle.head + 1;
            told.addAll(ApprovalTold.pushed(second, who, revision(oracle.head), revision(next)));
            people.commitsBy(revision(next), List.of(HANA, who));
            oracle.push(next, who);
        }
    }

    private void plan(int digest) {
        if (oracle.open) {
            var counts = digest == 1 ? HARMLESS : DESTRUCTIVE;
            told.addAll(ApprovalTold.planned(second, revision(oracle.head), digest, counts));
            oracle.plan(digest == 2);
            request = ApprovalTold.request(revision(oracle.head), digest).id();
        }
    }

    private void discard() {
        if (oracle.open) {
            told.add(AtlantisTold.discarded(second, DATA, PlanEvent.By.UNLOCK));
            oracle.hasPlan = oracle.hasPlan && oracle.applied;
        }
    }

    private void close() {
        if (oracle.open) {
            told.add(GITHUB.closed(418, second));
            oracle.close();
        }
    }

    private void reopen() {
        if (!oracle.open) {
            told.add(GITHUB.reopened(418, second));
            oracle.open = true;
        }
    }

    private void draft(boolean isDraft) {
        told.add(GITHUB.edited(418, second, Told.draft(isDraft)));
        oracle.draft = isDraft;
    }

    private void answers(boolean ofTeams, boolean ofCommits) {
        people.answerOfTeams(ofTeams);
        people.answerOfCommits(ofCommits);
        oracle.answersOfTeams = ofTeams;
        oracle.answersOfCommits = ofCommits;
    }

    private void askApply(Actor who) {
        if (oracle.open) {
            told.add(AtlantisTold.asked(second, who, "apply"));
            oracle.requesters.add(who);
        }
    }

    private void policy(Rules rules) {
        String content =
                switch (rules) {
                    case NONE -> "";
                    case TEAM -> TEAM;
                    case LOGINS -> LOGINS;
                    case FROZEN_TEAM -> TEAM + FREEZE;
                };
        policies++;
        told.add(ApprovalTold.policy(second, policies, content));
        oracle.rules = rules;
    }

    private static final String TEAM =
            """
            version: 1
            rules:
              - name: team
                approvers: {teams: [acme/leads]}
                approvals: 1
                approvals_when_destroying: 2
                break_glass: {users: [pavel, lea]}
            """;
    private static final String LOGINS =
            """
            version: 1
            rules:
              - name: logins
                approvers: {users: [lea, luis, pavel]}
                approvals: 2
            """;
    private static final String FREEZE =
            """
            freezes:
              - name: release week
                reason: Nobody is there.
                time_zone: Europe/Berlin
                from: 2026-11-20T00:00
                until: 2026-11-27T00:00
            """;

    /** The outbox gives up. */
    private void sendFails() {
        if (oracle.released && !oracle.sent && oracle.isCurrent()) {
            effect(new EffectEvent.Failed(current(), "atlantis apply -p data-production", "404"));
            oracle.failed();
        }
    }

    private void send() {
        if (oracle.released && !oracle.sent && oracle.isCurrent()) {
            effect(
                    new EffectEvent.Sent(
                            current(),
                            "atlantis apply -p data-production",
                            EffectEvent.Speaker.APPROVER,
                            second,
                            null));
            oracle.sent = true;
        }
    }

    private void refuse() {
        if (oracle.sent && oracle.isCurrent()) {
            told.add(
                    AtlantisTold.comment(
                            second,
                            new ApplyEvent.Refused(
                                    AtlantisTold.commentReport(DATA, "c" + second))));
            oracle.failed();
        }
    }

    private void apply() {
        if (oracle.sent && oracle.isCurrent()) {
            told.add(AtlantisTold.applyComment(second, DATA, true));
            oracle.applied = true;
        }
    }

    private void effect(EffectEvent event) {
        told.add(
                new NewEntry(
                        Envelope.of(
                                        Fact.of("effect", Long.toString(second)),
                                        Subject.change(BACKEND, 418),
                                        URI.create("https://tidemark.example/approvals"),
                                        ApprovalTold.at(second),
                                        ActorProof.SIGNED,
                                        ObservedBy.PORTAL)
                                .by(LEA)
                                .in(BACKEND),
                        event));
    }

    /** Whether the follower ever comes changes nothing. */
    private void recordVoid() {
        for (Situation situation : state().situations(clock().instant())) {
            Lapse.of(situation)
                    .ifPresent(found -> {
                        told.add(entries.voided(situation.standing(), found));
                        assertThat(found.cause() == ApprovalEvent.Cause.POLICY_CHANGED)
                                .as(found.cause().name())
                                .isEqualTo(isVoidedByPolicy(situation));
                    });
        }
    }

    private boolean isVoidedByPolicy(Situation situation) {
        boolean isCurrent =
                situation.standing().request().id().equals(request) && oracle.isCurrent();
        if (isCurrent) {
            assertThat(oracle.counting()).isZero();
            oracle.approvals.clear();
        }
        return isCurrent && !situation.standing().approvals().isEmpty();
    }

    private ApprovalRequest current() {
        return situation().standing().request();
    }

    private Situation situation() {
        return state().situation(Objects.requireNonNull(request), clock().instant()).orElseThrow();
    }

    private ChangeState state() {
        ChangeRuns runs =
                ChangeRuns.of(
                        only(Folded.of(new PlanProjection(), told, 1000).values()),
                        Folded.of(new StatusProjection(), told, 1000).values(),
                        Folded.of(new BranchProjection(), told, 1000)
                                .get(Subject.of("branch", BACKEND.toString(), "main").value()));
        var approvals =
                Folded.of(new ApprovalProjection(), told, 1000)
                        .getOrDefault(ApprovalTold.CHANGE, ChangeApprovals.none(BACKEND, 418));
        var pushers =
                Folded.of(new PusherProjection(), told, 1000)
                        .getOrDefault(
                                PusherProjection.key(BACKEND, revision(oracle.head)),
                                new Pushers(List.of()));
        return new ChangeState(
                BACKEND,
                BACKEND_NAME,
                runs,
                approvals,
                pushers,
                PolicyInForce.of(Folded.of(new PolicyProjection(), told, 1000).values()));
    }

    private static <T> T only(Iterable<T> items) {
        return items.iterator().next();
    }

    private void decide(Person person, Verdict verdict) {
        if (request == null) {
            return;
        }
        Situation situation = situation();
        PersonFacts facts =
                new Asking(people)
                        .about(person, verdict.asks(situation.rule()), situation.change());
        Explained explained = Decision.of(situation, facts, verdict, REASON);
        Actor who = person.github();
        boolean may =
                switch (verdict) {
                    case GRANT -> oracle.mayGrant(who);
                    case REJECT -> oracle.mayReject(who);
                    case WITHDRAW -> oracle.mayWithdraw(who);
                    default -> oracle.mayOverride(who);
                };
        boolean isTaken = explained.isAllowed() && situation.standing().voided() == null;
        assertThat(isTaken)
                .as("%s by %s: %s", verdict, person.login(), explained.against())
                .isEqualTo(may);
        if (isTaken && who != null) {
            int number = situation.standing().decisionsOf(person.actor()) + 1;
            NewEntry entry =
                    entries.decision(situation, explained, person, verdict, REASON, number);
            told.add(entry);
            note(who, verdict, entry.event());
        }
    }

    private void note(Actor who, Verdict verdict, Event event) {
        switch (verdict) {
            case GRANT -> {
                oracle.approvals.put(who, oracle.rules.by);
                boolean isEnough = oracle.counting() >= oracle.need();
                assertThat(((ApprovalEvent.Granted) event).letsOut()).isEqualTo(isEnough);
                oracle.released = isEnough;
            }
            case REJECT -> oracle.rejected = true;
            case WITHDRAW -> oracle.approvals.remove(who);
            default -> oracle.released = true;
        }
    }

    /** After every step: only the current plan may be let out, and only if it was. */
    void check() {
        if (request == null) {
            return;
        }
        ChangeState state = state();
        for (RequestStanding standing : state.standings().values()) {
            boolean isOut = standing.state() == RequestState.LET_OUT;
            boolean isThis = standing.request().id().equals(request);
            boolean ought = isThis && oracle.isCurrent() && oracle.released && !oracle.sent;
            assertThat(isOut)
                    .as(
                            standing.request().id()
                                    + " "
                                    + standing.state().name().toLowerCase(Locale.ROOT))
                    .isEqualTo(ought);
        }
    }
}
