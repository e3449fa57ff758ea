package dev.tidemark.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.argocd.ArgoCdTold;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.Difference;
import dev.tidemark.argocd.Placement;
import dev.tidemark.argocd.Target;
import dev.tidemark.commit.DeploymentRange;
import dev.tidemark.commit.Landed;
import dev.tidemark.commit.Landed.MergedChange;
import dev.tidemark.commit.Scrutiny;
import dev.tidemark.commit.Scrutiny.Doubt;
import dev.tidemark.event.Actor;
import dev.tidemark.population.Deviation.Code;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Shop is synced to revision 2, which a merge of hana's 7 by jonas brought. */
class SyncReadingTest {

    private static final Instant AT = ArgoCdTold.START;
    private static final Actor HANA = new Actor("hana", "1");
    private static final Actor JONAS = new Actor("jonas", "2");
    private static final Actor LENA = new Actor("lena", "3");
    private static final Scrutiny APPROVED = new Scrutiny(List.of(LENA), List.of(LENA), Set.of());

    private static Deployment sync(@Nullable String by, Difference change) {
        return new Deployment(
                AT + " argocd",
                AT,
                AT.plusSeconds(9),
                Deployment.Outcome.SUCCEEDED,
                change,
                new Target(List.of(), List.of()),
                new Target(List.of(), List.of()),
                by == null,
                by,
                false,
                false,
                false,
                0,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                false,
                false,
                new Placement("production", "argocd", "shop", "production", "shop"));
    }

    private static MergedChange merged(long number, Scrutiny scrutiny) {
        return new MergedChange("acme/gitops", number, "Use two", HANA, JONAS, scrutiny);
    }

    private static Scrutiny doubted(Doubt doubt) {
        return new Scrutiny(List.of(), List.of(), Set.of(doubt));
    }

    private static Landed landed(
            boolean isByChange, boolean isPusherProved, boolean isForced, MergedChange... changes) {
        return new Landed(
                ArgoCdTold.revision(2),
                "Use two",
                List.of("hana"),
                1,
                AT.minusSeconds(60),
                List.of(changes),
                isByChange,
                JONAS,
                isPusherProved,
                isForced,
                41);
    }

    private static DeploymentRange brought(Landed... landed) {
        return new DeploymentRange(null, false, true, List.of(landed), List.of());
    }

    private static ProductionChange read(DeploymentRange range) {
        return SyncReading.of(sync(null, Difference.SOME), range);
    }

    private static void assertIs(ProductionChange change, Duty duty, Code... codes) {
        assertThat(change.deviations()).extracting(Deviation::code).containsExactly(codes);
        assertThat(change.duty()).isEqualTo(duty);
    }

    @Test
    void whatSomebodyElseApprovedIsSeparate() {
        ProductionChange change = read(brought(landed(true, true, false, merged(7, APPROVED))));

        assertIs(change, Duty.SEPARATE);
        assertThat(change.authors()).containsExactly("hana");
        assertThat(change.reviewers()).containsExactly("lena");
        assertThat(change.approvers())
                .containsExactly(new ProductionChange.Approver("lena", "GitHub review"));
        assertThat(change.applier()).isEqualTo("Argo CD");
        assertThat(change.liveAt()).isEqualTo(AT.plusSeconds(9));
        assertThat(change.changes())
                .extracting(ProductionChange.PullRequest::href)
                .containsExactly("/changes/acme/gitops/7");
    }

    @Test
    void oneUnreviewedPullRequestAmongReviewedOnesIsEnough() {
        ProductionChange change =
                read(
                        brought(
                                landed(true, true, false, merged(9, APPROVED)),
                                landed(true, true, false, merged(8, doubted(Doubt.NOT_REVIEWED))),
                                landed(true, true, false, merged(7, APPROVED))));

        assertIs(change, Duty.NOT_SEPARATE, Code.MERGED_WITHOUT_REVIEW);
        assertThat(change.deviations().getFirst().about()).isEqualTo("acme/gitops#8");
        assertThat(change.deviations().getFirst().href()).isEqualTo("/changes/acme/gitops/8");
        assertThat(change.deviations().getFirst().change()).isEqualTo(change.id());
    }

    @Test
    void eachDoubtIsAnExceptionOfItsOwn() {
        for (Doubt doubt : Doubt.values()) {
            ProductionChange change =
                    read(brought(landed(true, true, false, merged(7, doubted(doubt)))));

            assertThat(change.deviations()).as(doubt.name()).hasSize(1);
            assertThat(change.duty())
                    .as(doubt.name())
                    .isEqualTo(doubt.isUnknown() ? Duty.UNKNOWN : Duty.NOT_SEPARATE);
        }
    }

    @Test
    void pushWithoutAPullRequestIsOneEvenIfItHoldsAMergeToo() {
        assertIs(
                read(brought(landed(false, true, false))),
                Duty.NOT_SEPARATE,
                Code.PUSHED_WITHOUT_PULL_REQUEST);
        assertIs(
                read(brought(landed(false, false, false))),
                Duty.NOT_SEPARATE,
                Code.PUSHED_WITHOUT_PULL_REQUEST,
                Code.UNKNOWN_PUSHER);
        assertIs(
                read(brought(landed(false, true, false, merged(7, APPROVED)))),
                Duty.NOT_SEPARATE,
                Code.PUSHED_WITHOUT_PULL_REQUEST);
    }

    @Test
    void forcedPushIsOneThoughWhatItBroughtWasApproved() {
        assertIs(
                read(brought(landed(true, true, true, merged(7, APPROVED)))),
                Duty.SEPARATE,
                Code.FORCED_PUSH);
    }

    @Test
    void syncByHandNamesWhomArgoCdClaims() {
        ProductionChange change =
                SyncReading.of(
                        sync("<i>omar</i>", Difference.SOME),
                        brought(landed(true, true, false, merged(7, APPROVED))));

        assertIs(change, Duty.SEPARATE, Code.SYNCED_BY_HAND);
        assertThat(change.deviations().getFirst().who()).isEqualTo("<i>omar</i>");
        assertThat(change.applier()).isEqualTo("<i>omar</i>");
    }

    @Test
    void whatIsNotKnownIsNoPass() {
        var unknown =
                new DeploymentRange(
                        DeploymentRange.Unknown.PUSHES, false, true, List.of(), List.of());
        var partly =
                new DeploymentRange(
                        null,
                        false,
                        false,
                        List.of(landed(true, true, false, merged(7, APPROVED))),
                        List.of());

        assertIs(read(unknown), Duty.UNKNOWN, Code.UNKNOWN_RANGE);
        assertIs(read(partly), Duty.UNKNOWN, Code.FED_FROM_ELSEWHERE);
        assertIs(
                SyncReading.of(
                        sync(null, Difference.UNKNOWN),
                        brought(landed(true, true, false, merged(7, APPROVED)))),
                Duty.UNKNOWN,
                Code.UNKNOWN_RANGE);
    }

    @Test
    void whatIsCertainlyWrongOutweighsWhatIsNotKnown() {
        assertIs(
                SyncReading.of(
                        sync(null, Difference.UNKNOWN),
                        brought(
                                landed(
                                        true,
                                        true,
                                        false,
                                        merged(7, doubted(Doubt.APPROVED_BY_MERGER))))),
                Duty.NOT_SEPARATE,
                Code.APPROVED_BY_MERGER,
                Code.UNKNOWN_RANGE);
    }

    @Test
    void rollbackBringsNothingNew() {
        var back =
                new DeploymentRange(
                        null,
                        false,
                        true,
                        List.of(),
                        List.of(landed(true, true, false, merged(7, APPROVED))));

        assertIs(read(back), Duty.NOTHING_NEW);
    }

    @Test
    void idIsTheSameHoweverOftenItIsReadAndFitsIntoAnAddress() {
        assertThat(SyncReading.id(sync(null, Difference.SOME)))
                .isEqualTo(SyncReading.id(sync("omar", Difference.NONE)))
                .matches("[a-z0-9-]+");
    }
}
