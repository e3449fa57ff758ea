package dev.tidemark.approval;

import static dev.tidemark.approval.ApprovalTold.DESTRUCTIVE;
import static dev.tidemark.approval.ApprovalTold.GITHUB;
import static dev.tidemark.approval.ApprovalTold.HARMLESS;
import static dev.tidemark.approval.ApprovalTold.LEA;
import static dev.tidemark.approval.ApprovalTold.LUIS;
import static dev.tidemark.approval.ApprovalTold.PAVEL;
import static dev.tidemark.approval.ApprovalTold.lead;
import static dev.tidemark.approval.ApprovalTold.person;
import static dev.tidemark.approval.ApprovalTold.planned;
import static dev.tidemark.approval.ApprovalTold.policy;
import static dev.tidemark.approval.ApprovalTold.pushed;
import static dev.tidemark.approval.ApprovalTold.request;
import static dev.tidemark.approval.ApprovalTold.waiting;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.atlantis.AtlantisTold.planJson;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.access.Person;
import dev.tidemark.access.Role;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.github.Contributors;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalsTest {

    private static final String ID = request(revision(1), 1).id();

    private final Desk desk = new Desk();

    @BeforeEach
    void plan() {
        desk.tell(waiting(1, HARMLESS));
        desk.project();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String refusedBy(Decided decided) {
        return switch (decided) {
            case Decided.Refused refused -> refused.explained().against().orElseThrow().key();
            case Decided.Stale stale ->
                    "stale: " + stale.explained().against().map(RuleFact::key).orElse("number");
            default -> decided.toString();
        };
    }

    @Test
    void oneLeadWhoHadNoPartLetsAnApplyOut() {
        Decided decided = desk.grant(ID, lead(LEA), 1);

        assertThat(decided).isInstanceOf(Decided.Recorded.class);
        assertThat(desk.entries(ApprovalEvent.Granted.class))
                .singleElement()
                .satisfies(granted -> {
                    assertThat(granted.letsOut()).isTrue();
                    assertThat(granted.basis().entitledBy()).isEqualTo("role:lead");
                    assertThat(granted.basis().excluded()).containsExactly("hana");
                });
        assertThat(desk.approvals.now(ID).orElseThrow().standing().state())
                .isEqualTo(RequestState.LET_OUT);
    }

    @Test
    void whatTheReadModelsDoNotHoldYetCounts() {
        desk.tell(pushed(50, HANA, revision(1), revision(2)));

        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("stale: plan-current");
        assertThat(desk.entries(ApprovalEvent.Granted.class)).isEmpty();
    }

    @Test
    void aPlanThatNoReadModelHoldsYetIsFoundAndApproved() {
        desk.tell(pushed(50, HANA, revision(1), revision(2)));
        desk.tell(planned(60, revision(2), 2, HARMLESS));
        desk.people.commitsBy(revision(2), List.of(HANA));

        assertThat(desk.grant(request(revision(2), 2).id(), lead(LEA), 1))
                .isInstanceOf(Decided.Recorded.class);
    }

    @Test
    void aPlanWhoseJsonCameLaterIsFoundByItsFirstIdAndNotApprovedByIt() {
        desk.tell(planJson(13, revision(1), DATA, HARMLESS));

        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("stale: plan-current");
        assertThat(desk.entries(ApprovalEvent.Granted.class)).isEmpty();
    }

    @Test
    void whoHadAPartIsRefusedAndThatIsRecorded() {
        assertThat(refusedBy(desk.grant(ID, lead(HANA), 1))).isEqualTo("not-author");
        desk.people.commitsBy(revision(1), List.of(HANA, LEA));
        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("not-committer");
        assertThat(refusedBy(desk.grant(ID, person(PAVEL), 1))).isEqualTo("entitled");

        assertThat(desk.grant(ID, lead(HANA), 1)).isInstanceOf(Decided.Refused.class);
        assertThat(desk.entries(ApprovalEvent.Refused.class))
                .extracting(ApprovalEvent.Refused::rule)
                .containsExactly("not-author", "not-committer", "entitled");
        assertThat(desk.entries(ApprovalEvent.Refused.class).getFirst().explanation())
                .isEqualTo("hana opened the pull request, and may not approve it");
        assertThat(desk.entries(ApprovalEvent.Refused.class).getFirst().couldDecide())
                .containsExactly("role:lead");
    }

    @Test
    void whoPushedTheHeadIsRefused() {
        desk.tell(pushed(50, LEA, revision(1), revision(2)));
        desk.tell(planned(60, revision(2), 2, HARMLESS));
        desk.people.commitsBy(revision(2), List.of(HANA));

        assertThat(refusedBy(desk.grant(request(revision(2), 2).id(), lead(LEA), 1)))
                .isEqualTo("not-pusher");
    }

    @Test
    void whatIsNotKnownIsNeverAssumed() {
        desk.people.answerOfCommits(false);
        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("unknown-committers");
        desk.people.answerOfCommits(true);
        desk.people.commits(
                new Contributors(revision(1).sha(), Set.of(HANA), List.of("f00"), true));
        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("unknown-committers");
        desk.people.commits(new Contributors(revision(1).sha(), Set.of(HANA), List.of(), false));
        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("unknown-committers");
        desk.people.commits(new Contributors(revision(7).sha(), Set.of(HANA), List.of(), true));
        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("unknown-committers");
    }

    @Test
    void teamsAreAskedAtThatMoment() {
        desk.tell(policy(90, 1, POLICY_OF_TEAM));
        desk.people.inTeam("acme/leads", LEA).knows(LUIS);

        desk.people.answerOfTeams(false);
        assertThat(refusedBy(desk.grant(ID, person(LEA), 1))).isEqualTo("unknown-membership");
        desk.people.answerOfTeams(true);
        assertThat(refusedBy(desk.grant(ID, person(LUIS), 1))).isEqualTo("entitled");
        assertThat(desk.grant(ID, person(LEA), 1)).isInstanceOf(Decided.Recorded.class);
        assertThat(desk.entries(ApprovalEvent.Granted.class).getFirst().basis().entitledBy())
                .isEqualTo("acme/leads");
    }

    private static final String POLICY_OF_TEAM =
            """
            version: 1
            rules:
              - name: all
                approvers:
                  teams: [acme/leads]
                approvals: 1
                approvals_when_destroying: 2
                break_glass:
                  users: [pavel]
            """;

    @Test
    void aLoginThatLooksAlikeOrChangedHandsIsNobody() {
        desk.tell(
                policy(90, 1, POLICY_OF_TEAM.replace("teams: [acme/leads]", "users: [lea, luis]")));
        desk.people.knows(LEA);
        Actor cyrillic = new Actor("lеa", "999");
        Actor taken = new Actor("lea", "998");

        assertThat(refusedBy(desk.grant(ID, person(cyrillic), 1))).isEqualTo("entitled");
        assertThat(refusedBy(desk.grant(ID, person(taken), 1))).isEqualTo("entitled");
        assertThat(desk.grant(ID, person(LEA), 1)).isInstanceOf(Decided.Recorded.class);
    }

    @Test
    void twoAreNeededWhereSomethingIsDestroyed() {
        desk.tell(policy(30, 1, POLICY_OF_TEAM));
        desk.tell(planned(50, revision(1), 3, DESTRUCTIVE));
        desk.people.inTeam("acme/leads", LEA, LUIS);
        String id = request(revision(1), 3).id();

        assertThat(desk.grant(id, person(LEA), 1)).isInstanceOf(Decided.Recorded.class);
        assertThat(desk.releases()).isZero();
        assertThat(refusedBy(desk.grant(id, person(LEA), 2))).isEqualTo("not-approved-already");
        assertThat(desk.grant(id, person(LUIS), 1)).isInstanceOf(Decided.Recorded.class);
        assertThat(desk.releases()).isOne();
    }

    @Test
    void aFormThatIsSentAgainIsTakenOnce() {
        Decided first = desk.grant(ID, lead(LEA), 1);
        Decided again = desk.grant(ID, lead(LEA), 1);

        assertThat(first)
                .isInstanceOfSatisfying(
                        Decided.Recorded.class, each -> assertThat(each.again()).isFalse());
        assertThat(again)
                .isInstanceOfSatisfying(
                        Decided.Recorded.class, each -> assertThat(each.again()).isTrue());
        assertThat(desk.entries(ApprovalEvent.Granted.class)).hasSize(1);
        assertThat(desk.approvals.decide(ID, lead(LEA), Verdict.REJECT, "not like this, please", 1))
                .isInstanceOf(Decided.Stale.class);
    }

    @Test
    void forgedIdsAndNumbersAreNothing() {
        assertThat(desk.grant("../../etc/passwd", lead(LEA), 1))
                .isInstanceOf(Decided.Unknown.class);
        assertThat(desk.grant("f".repeat(32), lead(LEA), 1)).isInstanceOf(Decided.Unknown.class);
        assertThat(desk.grant(ID, lead(LEA), 7)).isInstanceOf(Decided.Stale.class);
        assertThat(desk.grant(ID, lead(LEA), -1)).isInstanceOf(Decided.Stale.class);
        assertThat(desk.entries(ApprovalEvent.class)).isEmpty();
    }

    @Test
    void whoHasNoAccountAtGitHubDecidesNothing() {
        var stranger = new Person("oidc", "s-1", "lea", null, Set.of(Role.LEAD, Role.ADMIN));

        assertThat(refusedBy(desk.grant(ID, stranger, 1))).isEqualTo("github-identity");
    }

    @Test
    void aRejectionBlocksUntilTheNextPlan() {
        assertThat(desk.approvals.decide(ID, lead(LUIS), Verdict.REJECT, "short", 1))
                .isInstanceOf(Decided.Refused.class);
        assertThat(
                        desk.approvals.decide(
                                ID, lead(LUIS), Verdict.REJECT, "this would drop the cache", 1))
                .isInstanceOf(Decided.Recorded.class);
        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("not-rejected");

        desk.tell(planned(60, revision(1), 1, HARMLESS));

        assertThat(desk.grant(ID, lead(LEA), 1)).isInstanceOf(Decided.Recorded.class);
    }

    @Test
    void anUnchangedPlanIsApprovedAgainInOneStep() {
        desk.grant(ID, lead(LEA), 1);
        desk.tell(planned(60, revision(1), 1, HARMLESS));

        Situation again = desk.approvals.now(ID).orElseThrow();
        assertThat(again.standing().state()).isEqualTo(RequestState.WAITING);
        assertThat(again.standing().approvals()).isEmpty();
        assertThat(again.standing().isUnchangedSinceVoid()).isTrue();

        assertThat(desk.grant(ID, lead(LEA), 2)).isInstanceOf(Decided.Recorded.class);
        assertThat(desk.releases()).isEqualTo(2);
    }

    @Test
    void anEqualPlanOfTheNextHeadIsMarkedAsUnchanged() {
        desk.grant(ID, lead(LEA), 1);
        desk.tell(pushed(50, HANA, revision(1), revision(2)));
        desk.tell(planned(60, revision(2), 1, HARMLESS));

        assertThat(standing(request(revision(2), 1).id()).isUnchangedSinceVoid()).isTrue();
        desk.tell(planned(90, revision(2), 2, HARMLESS));
        assertThat(standing(request(revision(2), 2).id()).isUnchangedSinceVoid()).isFalse();
    }

    @Test
    void whatWasTakenBackIsNotMarkedAsUnchanged() {
        desk.tell(policy(30, 1, POLICY_OF_TEAM));
        desk.tell(planned(50, revision(1), 3, DESTRUCTIVE));
        desk.people.inTeam("acme/leads", LEA, LUIS);
        String id = request(revision(1), 3).id();
        desk.grant(id, lead(LEA), 1);
        assertThat(desk.approvals.decide(id, lead(LEA), Verdict.WITHDRAW, null, 2))
                .isInstanceOf(Decided.Recorded.class);

        assertThat(standing(id).isUnchangedSinceVoid()).isFalse();
    }

    private RequestStanding standing(String id) {
        return desk.approvals.now(id).orElseThrow().standing();
    }

    @Test
    void whoBreaksTheGlassSaysWhyAndIsReviewedBySomebodyElse() {
        desk.tell(policy(30, 1, POLICY_OF_TEAM.replace("users: [pavel]", "users: [pavel, lea]")));
        desk.people.inTeam("acme/leads", LEA, LUIS).knows(PAVEL);

        assertThat(
                        refusedBy(
                                desk.approvals.decide(
                                        ID, person(LUIS), Verdict.OVERRIDE, "the site is down", 1)))
                .isEqualTo("entitled");
        assertThat(refusedBy(desk.approvals.decide(ID, person(LEA), Verdict.OVERRIDE, "down", 1)))
                .isEqualTo("reason");
        assertThat(desk.approvals.decide(ID, person(LEA), Verdict.OVERRIDE, "the site is down", 1))
                .isInstanceOf(Decided.Recorded.class);
        RequestStanding standing = desk.approvals.now(ID).orElseThrow().standing();
        assertThat(standing.state()).isEqualTo(RequestState.LET_OUT);
        assertThat(standing.lastRelease().orElseThrow().isOverride()).isTrue();
        assertThat(standing.unreviewed()).hasSize(1);

        assertThat(refusedBy(desk.approvals.decide(ID, person(LEA), Verdict.UPHOLD, null, 2)))
                .isEqualTo("not-overrider");
        assertThat(desk.approvals.decide(ID, person(LUIS), Verdict.UPHOLD, null, 1))
                .isInstanceOf(Decided.Recorded.class);
        assertThat(desk.approvals.now(ID).orElseThrow().standing().unreviewed()).isEmpty();
    }

    @Test
    void aBaseThatMovedOnVoidsWhereThePolicySaysSo() {
        desk.tell(
                policy(
                        30,
                        1,
                        """
                        version: 1
                        undiverged: true
                        """));
        assertThat(desk.approvals.explain(ID, lead(LEA), Verdict.GRANT).orElseThrow().isAllowed())
                .isTrue();

        desk.tell(GITHUB.pushed(60, "refs/heads/main", revision(900), revision(901)));

        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("undiverged");
        desk.tell(planned(70, revision(1), 1, HARMLESS));
        assertThat(desk.grant(ID, lead(LEA), 1)).isInstanceOf(Decided.Recorded.class);
    }

    @Test
    void aFreezeIsBrokenOnlyByWhoMay() {
        desk.tell(
                policy(
                        30,
                        1,
                        """
                        version: 1
                        rules:
                          - name: all
                            approvers: {roles: [lead]}
                            break_glass: {users: [luis]}
                        freezes:
                          - name: release week
                            reason: Nobody is there.
                            time_zone: Europe/Berlin
                            from: 2026-11-20T00:00
                            until: 2026-11-27T00:00
                        """));
        desk.people.knows(LUIS);

        assertThat(refusedBy(desk.grant(ID, lead(LEA), 1))).isEqualTo("not-frozen");
        assertThat(desk.approvals.decide(ID, person(LUIS), Verdict.OVERRIDE, "the site is down", 1))
                .isInstanceOf(Decided.Recorded.class);
        assertThat(desk.entries(ApprovalEvent.Overridden.class).getFirst().broken())
                .containsExactly("approvals", "not-frozen");
    }

    @Test
    void anApprovalIsTakenBackOnlyBeforeItLetOut() {
        desk.tell(policy(30, 1, POLICY_OF_TEAM));
        desk.tell(planned(50, revision(1), 3, DESTRUCTIVE));
        desk.people.inTeam("acme/leads", LEA, LUIS);
        String id = request(revision(1), 3).id();
        desk.grant(id, person(LEA), 1);

        assertThat(desk.approvals.decide(id, person(LEA), Verdict.WITHDRAW, null, 2))
                .isInstanceOf(Decided.Recorded.class);
        desk.grant(id, person(LUIS), 1);
        assertThat(desk.releases()).isZero();
        desk.grant(id, person(LEA), 3);
        assertThat(desk.releases()).isOne();
        assertThat(refusedBy(desk.approvals.decide(id, person(LEA), Verdict.WITHDRAW, null, 4)))
                .isEqualTo("not-let-out");
    }

    @Test
    void aClockThatIsHoursOffChangesNothing() {
        desk.at(ApprovalTold.at(-50_000));
        assertThat(desk.grant(ID, lead(LEA), 1)).isInstanceOf(Decided.Recorded.class);
        assertThat(desk.approvals.now(ID).orElseThrow().standing().state())
                .isEqualTo(RequestState.LET_OUT);
        desk.at(ApprovalTold.at(50_000));
        desk.tell(pushed(50, HANA, revision(1), revision(2)));

        assertThat(desk.approvals.now(ID).orElseThrow().standing().state())
                .isEqualTo(RequestState.VOID);
        desk.project();
        assertThat(desk.approvals.now(ID).orElseThrow().standing().state())
                .isEqualTo(RequestState.VOID);
    }
}
