package dev.tidemark.population;

import static dev.tidemark.approval.ApprovalTold.CHANGE;
import static dev.tidemark.approval.ApprovalTold.GITHUB;
import static dev.tidemark.approval.ApprovalTold.HARMLESS;
import static dev.tidemark.approval.ApprovalTold.LEA;
import static dev.tidemark.approval.ApprovalTold.LUIS;
import static dev.tidemark.approval.ApprovalTold.planned;
import static dev.tidemark.approval.ApprovalTold.pushed;
import static dev.tidemark.approval.ApprovalTold.request;
import static dev.tidemark.approval.ApprovalTold.waiting;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.BACKEND_NAME;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.approval.ApprovalProjection;
import dev.tidemark.approval.ChangeApprovals;
import dev.tidemark.atlantis.AtlantisTold;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.PlanProjection;
import dev.tidemark.atlantis.StatusProjection;
import dev.tidemark.commit.Looked;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalEvent.Basis;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import dev.tidemark.population.Deviation.Code;
import dev.tidemark.projection.Folded;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Hana opened 418 at revision 1; its project data was planned at second 10. */
class ApplyReadingTest {

    private static final ApprovalRequest REQUEST = request(revision(1), 1);
    private static final Basis LEAD = new Basis(null, "default", "role lead", List.of("hana"));

    private final List<NewEntry> told = new ArrayList<>(waiting(1, HARMLESS));
    private int decisions;

    private ApplyReadingTest and(NewEntry... entries) {
        told.addAll(List.of(entries));
        return this;
    }

    private ApplyReadingTest decided(long second, Actor who, ApprovalEvent event) {
        decisions++;
        Envelope envelope =
                Envelope.of(
                                Fact.of("decided", Integer.toString(decisions)),
                                Subject.change(BACKEND, 418),
                                URI.create("https://tidemark.example"),
                                at(second),
                                ActorProof.SIGNED,
                                ObservedBy.PORTAL)
                        .in(BACKEND)
                        .by(who);
        return and(new NewEntry(envelope, event));
    }

    private ApplyReadingTest granted(long second, Actor who, int have, int need) {
        return decided(second, who, new ApprovalEvent.Granted(REQUEST, 1, have, need, LEAD, null));
    }

    private ApplyReadingTest applied(long second) {
        return and(
                AtlantisTold.asked(second, LEA, "apply"),
                AtlantisTold.applyStatus(second + 5, revision(1), DATA, true),
                AtlantisTold.applyComment(second + 6, DATA, true));
    }

    private ProductionChange change() {
        ApplyReading reading = reading();
        assertThat(reading.applies()).hasSize(1);
        return reading.change(reading.applies().getFirst());
    }

    private ApplyReading reading() {
        int all = told.size() + 1;
        var plans = Objects.requireNonNull(Folded.of(new PlanProjection(), told, all).get(CHANGE));
        return new ApplyReading(
                BACKEND,
                BACKEND_NAME,
                418,
                ChangeRuns.of(plans, Folded.of(new StatusProjection(), told, all).values(), null),
                Folded.of(new ApprovalProjection(), told, all)
                        .getOrDefault(CHANGE, ChangeApprovals.none(BACKEND, 418)),
                Looked.at(told));
    }

    private static List<Code> codes(ProductionChange change) {
        return change.deviations().stream().map(Deviation::code).toList();
    }

    private static void assertIs(ProductionChange change, Duty duty, Code... codes) {
        assertThat(codes(change)).containsExactly(codes);
        assertThat(change.duty()).isEqualTo(duty);
    }

    @Test
    void planThatSomebodyEntitledLetOutIsSeparate() {
        ProductionChange change = granted(20, LEA, 1, 1).applied(30).change();

        assertIs(change, Duty.SEPARATE);
        assertThat(change.authors()).containsExactly("hana");
        assertThat(change.approvers())
                .containsExactly(new ProductionChange.Approver("lea", "Tidemark, role lead"));
        assertThat(change.applier()).isEqualTo("lea");
        assertThat(change.liveAt()).isEqualTo(at(36));
        assertThat(change.emergency()).isFalse();
        assertThat(change.target()).isEqualTo("data-production");
    }

    @Test
    void applyThatNobodyLetOutAndNobodyReviewedHasNoApproval() {
        assertIs(applied(30).change(), Duty.NOT_SEPARATE, Code.APPLIED_WITHOUT_APPROVAL);
    }

    @Test
    void tooFewApprovalsAreNone() {
        assertIs(
                granted(20, LEA, 1, 2).applied(30).change(),
                Duty.NOT_SEPARATE,
                Code.APPLIED_WITHOUT_APPROVAL);
        assertIs(
                new ApplyReadingTest()
                        .granted(20, LEA, 1, 2)
                        .granted(21, LUIS, 2, 2)
                        .applied(30)
                        .change(),
                Duty.SEPARATE);
    }

    @Test
    void approvalOfAnotherPlanIsNone() {
        and(planned(25, revision(1), 2, HARMLESS).toArray(NewEntry[]::new));

        assertIs(
                granted(26, LEA, 1, 1).applied(30).change(),
                Duty.NOT_SEPARATE,
                Code.APPLIED_WITHOUT_APPROVAL);
    }

    @Test
    void approvalBeforeThePlanWasMadeAgainIsNone() {
        granted(20, LEA, 1, 1).and(planned(25, revision(1), 1, HARMLESS).toArray(NewEntry[]::new));

        assertIs(applied(30).change(), Duty.NOT_SEPARATE, Code.APPLIED_WITHOUT_APPROVAL);
    }

    @Test
    void approvalThatCameAfterTheApplyBeganIsNone() {
        assertIs(
                applied(20).granted(40, LEA, 1, 1).change(),
                Duty.NOT_SEPARATE,
                Code.APPLIED_WITHOUT_APPROVAL);
    }

    @Test
    void whatWasVoidOrRejectedWhenItWasAppliedIsNoApproval() {
        granted(20, LEA, 1, 1)
                .decided(
                        21,
                        LEA,
                        new ApprovalEvent.Voided(
                                REQUEST, ApprovalEvent.Cause.POLICY_CHANGED, null));

        assertIs(applied(30).change(), Duty.NOT_SEPARATE, Code.APPLIED_WITHOUT_APPROVAL);

        var rejected =
                new ApplyReadingTest()
                        .granted(20, LEA, 1, 1)
                        .decided(
                                21,
                                LUIS,
                                new ApprovalEvent.Rejected(REQUEST, 1, LEAD, "not this week"));

        assertIs(rejected.applied(30).change(), Duty.NOT_SEPARATE, Code.APPLIED_WITHOUT_APPROVAL);
    }

    @Test
    void authorWhoApprovedIsNobodyElse() {
        assertIs(
                granted(20, HANA, 1, 1).applied(30).change(),
                Duty.NOT_SEPARATE,
                Code.APPROVED_BY_AUTHOR);
    }

    @Test
    void whoWasExcludedWhenItWasDecidedDoesNotCount() {
        var lea = new Basis(null, "default", "role lead", List.of("hana", "LEA"));

        assertIs(
                decided(20, LEA, new ApprovalEvent.Granted(REQUEST, 1, 1, 1, lea, null))
                        .applied(30)
                        .change(),
                Duty.NOT_SEPARATE,
                Code.APPROVED_BY_AUTHOR);
    }

    private ApplyReadingTest overridden() {
        return decided(
                20,
                LEA,
                new ApprovalEvent.Overridden(REQUEST, 1, LEAD, List.of("approvals"), "pager"));
    }

    private ApplyReadingTest reviewed(long second, Actor who, boolean upheld) {
        return decided(second, who, new ApprovalEvent.Reviewed(REQUEST, 1, upheld, null));
    }

    @Test
    void brokenGlassIsAnEmergencyUntilSomebodyElseFindsItRight() {
        ProductionChange open = overridden().applied(30).change();

        assertIs(open, Duty.NOT_SEPARATE, Code.BROKE_GLASS, Code.EMERGENCY_NOT_UPHELD);
        assertThat(open.emergency()).isTrue();

        ProductionChange upheld = reviewed(100, LUIS, true).change();

        assertIs(upheld, Duty.SEPARATE, Code.BROKE_GLASS);
        assertThat(upheld.emergency()).isTrue();
        assertThat(upheld.approvers()).extracting("login").containsExactly("luis");
    }

    @Test
    void whoBrokeTheGlassCannotUpholdItNorCanTheAuthor() {
        assertIs(
                overridden().applied(30).reviewed(100, LEA, true).change(),
                Duty.NOT_SEPARATE,
                Code.BROKE_GLASS,
                Code.EMERGENCY_NOT_UPHELD);
        assertIs(
                reviewed(110, HANA, true).change(),
                Duty.NOT_SEPARATE,
                Code.BROKE_GLASS,
                Code.EMERGENCY_NOT_UPHELD);
        assertIs(
                reviewed(120, LUIS, false).change(),
                Duty.NOT_SEPARATE,
                Code.BROKE_GLASS,
                Code.EMERGENCY_NOT_UPHELD);
    }

    private static NewEntry approved(long second, Actor by) {
        return GITHUB.reviewed(418, second, by, by.login() + second, ReviewState.APPROVED);
    }

    @Test
    void reviewOfWhatWasAppliedCountsWhereNobodyLetItOutHere() {
        ProductionChange change = and(approved(20, LUIS)).applied(30).change();

        assertIs(change, Duty.SEPARATE);
        assertThat(change.approvers())
                .containsExactly(new ProductionChange.Approver("luis", "GitHub review"));
        assertThat(change.reviewers()).containsExactly("luis");
    }

    @Test
    void reviewThatCameTooLateOrIsOfAnOlderRevisionIsNone() {
        assertIs(
                applied(30).and(approved(50, LUIS)).change(),
                Duty.NOT_SEPARATE,
                Code.APPLIED_WITHOUT_APPROVAL);

        var moved = new ApplyReadingTest().and(approved(12, LUIS));
        moved.and(pushed(15, HANA, revision(1), revision(2)).toArray(NewEntry[]::new));
        moved.and(planned(17, revision(2), 3, HARMLESS).toArray(NewEntry[]::new));
        moved.and(
                AtlantisTold.applyStatus(35, revision(2), DATA, true),
                AtlantisTold.applyComment(36, DATA, true));

        assertIs(
                moved.change(),
                Duty.NOT_SEPARATE,
                Code.APPLIED_WITHOUT_APPROVAL,
                Code.REVIEWED_BEFORE_LAST_PUSH);
    }

    @Test
    void reviewByWhoPushedIsTheAuthors() {
        var told = new ApplyReadingTest();
        told.and(pushed(12, LUIS, revision(1), revision(3)).toArray(NewEntry[]::new));
        told.and(pushed(13, HANA, revision(3), revision(1)).toArray(NewEntry[]::new));
        told.and(approved(20, LUIS));

        assertIs(
                told.applied(30).change(),
                Duty.NOT_SEPARATE,
                Code.APPLIED_WITHOUT_APPROVAL,
                Code.APPROVED_BY_AUTHOR);
    }

    @Test
    void whoPushedMayBeUnknownAndThenNothingIsPassed() {
        told.removeIf(entry ->
                entry.envelope().subject().equals(Subject.revision(BACKEND, revision(1)))
                        && entry.envelope().fact().value().contains("redis"));

        assertIs(and(approved(20, LUIS)).applied(30).change(), Duty.UNKNOWN, Code.UNKNOWN_PUSHER);
    }

    @Test
    void refusedApplyChangedNothing() {
        and(
                AtlantisTold.comment(
                        30, new ApplyEvent.Refused(AtlantisTold.commentReport(DATA, "c30"))));

        assertThat(reading().applies()).isEmpty();
    }

    @Test
    void applyThatBrokeMayHaveDoneAPart() {
        ProductionChange change =
                granted(20, LEA, 1, 1)
                        .and(
                                AtlantisTold.applyStatus(35, revision(1), DATA, false),
                                AtlantisTold.applyComment(36, DATA, false))
                        .change();

        assertIs(change, Duty.SEPARATE);
        assertThat(change.liveAt()).isNull();
        assertThat(change.outcome()).isEqualTo("errored");
    }
}
