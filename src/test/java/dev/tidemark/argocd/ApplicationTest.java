package dev.tidemark.argocd;

import static dev.tidemark.argocd.ArgoCdTold.CONFIG;
import static dev.tidemark.argocd.ArgoCdTold.DEPLOYMENT;
import static dev.tidemark.argocd.ArgoCdTold.MY;
import static dev.tidemark.argocd.ArgoCdTold.at;
import static dev.tidemark.argocd.ArgoCdTold.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.argocd.Deployment.Outcome;
import dev.tidemark.argocd.DriftEpisode.ClosedBy;
import dev.tidemark.argocd.DriftEpisode.Kind;
import dev.tidemark.event.ApplicationEvent.Action;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.NewEntry;
import dev.tidemark.projection.Folded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Given what was told of an application, then what is known of it. */
class ApplicationTest {

    /** Deployed at revision 1, healthy, equal to Git. */
    private final ArgoCdTold told = new ArgoCdTold();

    private ArgoCdTold deployed() {
        var sync = told.sync(10, 1, null);
        return told.created(0)
                .paths(1, 1, "one")
                .started(10, sync)
                .succeeded(12, sync)
                .synced(13, 1)
                .images(13, "my:1")
                .health(14, Health.HEALTHY);
    }

    private static Folded<Application> folded(List<NewEntry> entries) {
        return Folded.with(new ApplicationProjection(), entries, 3);
    }

    private static ApplicationState now(Folded<Application> folded) {
        return Objects.requireNonNull(folded.rows().get(MY.value())).now();
    }

    private static List<Deployment> deployments(Folded<Application> folded) {
        return folded.history(MY.value(), "deployment", Deployment.class).stream()
                .filter(each -> each.change() != Difference.NONE)
                .toList();
    }

    private static List<DriftEpisode> episodes(Folded<Application> folded) {
        return folded.history(MY.value(), "episode", DriftEpisode.class).stream()
                .filter(each -> each.kind() != Kind.VOID)
                .toList();
    }

    private static Instant seconds(@Nullable Instant instant) {
        return Objects.requireNonNull(instant).truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable String revisionOf(@Nullable Target target) {
        return Objects.requireNonNull(target).revision();
    }

    @Test
    void firstSyncIsADeploymentAndNoDrift() {
        Folded<Application> known = folded(deployed().entries());

        assertThat(now(known).standing()).isEqualTo(Standing.SYNCED);
        assertThat(revisionOf(now(known).deployed())).isEqualTo(revision(1));
        assertThat(episodes(known)).isEmpty();
        Deployment only = deployments(known).getFirst();
        assertThat(deployments(known)).hasSize(1);
        assertThat(only.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(only.imagesAfter()).containsExactly("my:1");
        assertThat(seconds(only.healthyAt())).isEqualTo(at(14));
    }

    @Test
    void commitElsewhereIsNoDeployment() {
        deployed().paths(20, 2, "one").synced(21, 2);
        var manual = told.sync(30, 2, "hana");
        told.started(30, manual).succeeded(31, manual);

        Folded<Application> known = folded(told.entries());

        assertThat(deployments(known)).hasSize(1);
        assertThat(revisionOf(now(known).deployed())).isEqualTo(revision(2));
    }

    @Test
    void commitThatFeedsItIsPendingUntilItIsSynced() {
        deployed().paths(20, 2, "two").outOfSync(21, 2, DEPLOYMENT);
        assertThat(now(folded(told.entries())).standing()).isEqualTo(Standing.PENDING);

        var sync = told.sync(22, 2, null);
        told.started(22, sync).succeeded(25, sync).synced(26, 2);

        Folded<Application> known = folded(told.entries());
        assertThat(now(known).standing()).isEqualTo(Standing.SYNCED);
        assertThat(episodes(known)).isEmpty();
        assertThat(deployments(known))
                .extracting(each -> each.to().revision())
                .containsExactly(revision(1), revision(2));
        assertThat(revisionOf(deployments(known).getLast().from())).isEqualTo(revision(1));
    }

    @Test
    void liveChangeIsDriftThroughCommitsElsewhereAndEndsByHand() {
        deployed().outOfSync(30, 1, DEPLOYMENT);
        told.paths(40, 2, "one").outOfSync(41, 2, DEPLOYMENT);
        told.paths(50, 3, "one").outOfSync(51, 3, CONFIG, DEPLOYMENT);
        Folded<Application> open = folded(told.entries());
        assertThat(now(open).standing()).isEqualTo(Standing.DRIFT);
        assertThat(seconds(now(open).standingSince())).isEqualTo(at(30));
        assertThat(episodes(open)).singleElement().extracting(DriftEpisode::closedAt).isNull();

        told.synced(60, 3);

        DriftEpisode closed = episodes(folded(told.entries())).getFirst();
        assertThat(episodes(folded(told.entries()))).hasSize(1);
        assertThat(closed.closedBy()).isEqualTo(ClosedBy.HAND);
        assertThat(seconds(closed.openedAt())).isEqualTo(at(30));
        assertThat(seconds(closed.closedAt())).isEqualTo(at(60));
        assertThat(closed.changes()).isEqualTo(1);
        assertThat(closed.resources()).containsExactly(CONFIG, DEPLOYMENT);
    }

    @Test
    void selfHealEndsADriftAndDeploysNothing() {
        deployed().outOfSync(30, 1, DEPLOYMENT);
        var heal = told.selfHeal(31, 1, DEPLOYMENT);
        told.started(31, heal).succeeded(33, heal).synced(34, 1);

        Folded<Application> known = folded(told.entries());

        assertThat(deployments(known)).hasSize(1);
        assertThat(episodes(known))
                .singleElement()
                .satisfies(episode -> {
                    assertThat(episode.closedBy()).isEqualTo(ClosedBy.SELF_HEAL);
                    assertThat(seconds(episode.closedAt())).isEqualTo(at(33));
                });
    }

    @Test
    void selfHealBetweenTwoLooksTellsOfADriftNobodySaw() {
        deployed();
        var heal = told.selfHeal(31, 1, DEPLOYMENT);
        told.started(31, heal).succeeded(33, heal);

        assertThat(episodes(folded(told.entries())))
                .singleElement()
                .satisfies(episode -> {
                    assertThat(episode.kind()).isEqualTo(Kind.DRIFT);
                    assertThat(episode.openedAt()).isEqualTo(at(31));
                    assertThat(seconds(episode.closedAt())).isEqualTo(at(33));
                    assertThat(episode.resources()).containsExactly(DEPLOYMENT);
                });
    }

    @Test
    void selfHealThatBroughtACommitIsADeploymentAndNoDrift() {
        deployed().paths(30, 2, "two").outOfSync(30, 2, DEPLOYMENT);
        var heal = told.selfHeal(31, 2, DEPLOYMENT);
        told.started(31, heal).succeeded(33, heal).synced(34, 2);

        Folded<Application> known = folded(told.entries());

        assertThat(episodes(known)).isEmpty();
        assertThat(deployments(known)).hasSize(2);
        assertThat(deployments(known).getLast().selfHeal()).isTrue();
        assertThat(revisionOf(now(known).deployed())).isEqualTo(revision(2));
    }

    @Test
    void whatPathsLearntLateSayHoldsFromTheBeginning() {
        deployed().outOfSync(30, 2, DEPLOYMENT).outOfSync(35, 3, DEPLOYMENT);
        Folded<Application> before = folded(told.entries());
        assertThat(now(before).standing()).isEqualTo(Standing.UNDETERMINED);
        assertThat(episodes(before)).extracting(DriftEpisode::kind).containsOnly(Kind.UNDETERMINED);

        told.paths(40, 2, "two").paths(41, 3, "two");

        Folded<Application> after = folded(told.entries());
        assertThat(episodes(after)).isEmpty();
        assertThat(now(after).standing()).isEqualTo(Standing.PENDING);
        assertThat(seconds(now(after).standingSince())).isEqualTo(at(30));
        assertThat(after.history(MY.value(), "state", ApplicationState.class))
                .extracting(ApplicationState::standing)
                .doesNotContain(Standing.UNDETERMINED, Standing.DRIFT);
    }

    @Test
    void whatDiffersAfterASyncThatWasNotComparedIsAnotherDrift() {
        deployed().outOfSync(30, 1, DEPLOYMENT).unknown(40);
        var sync = told.sync(42, 1, "hana");
        told.started(42, sync).succeeded(45, sync).outOfSync(60, 1, CONFIG);

        assertThat(episodes(folded(told.entries())))
                .satisfiesExactly(
                        repaired -> {
                            assertThat(repaired.resources()).containsExactly(DEPLOYMENT);
                            assertThat(seconds(repaired.closedAt())).isEqualTo(at(45));
                            assertThat(repaired.closedBy()).isEqualTo(ClosedBy.SYNC);
                        },
                        open -> {
                            assertThat(open.resources()).containsExactly(CONFIG);
                            assertThat(seconds(open.openedAt())).isEqualTo(at(60));
                            assertThat(open.closedAt()).isNull();
                        });
    }

    @Test
    void whatASyncLeavesDifferentGoesOn() {
        deployed().outOfSync(30, 1, CONFIG, DEPLOYMENT).unknown(40);
        var sync = told.sync(42, 1, "hana");
        told.started(42, sync).succeeded(45, sync).outOfSync(60, 1, CONFIG);

        assertThat(episodes(folded(told.entries())))
                .singleElement()
                .satisfies(episode -> {
                    assertThat(seconds(episode.openedAt())).isEqualTo(at(30));
                    assertThat(episode.closedAt()).isNull();
                });
    }

    @Test
    void unknownOpensAndClosesNothing() {
        deployed().unknown(20).synced(21, 1).outOfSync(30, 1, DEPLOYMENT).unknown(40);
        Folded<Application> known = folded(told.entries());
        assertThat(now(known).standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(episodes(known)).singleElement().extracting(DriftEpisode::closedAt).isNull();

        told.outOfSync(50, 1, DEPLOYMENT).synced(60, 1);

        assertThat(episodes(folded(told.entries())))
                .singleElement()
                .satisfies(episode -> {
                    assertThat(seconds(episode.openedAt())).isEqualTo(at(30));
                    assertThat(seconds(episode.closedAt())).isEqualTo(at(60));
                });
    }

    @Test
    void failedSyncDeploysNothingAndIsShown() {
        deployed().paths(20, 2, "two").outOfSync(21, 2, DEPLOYMENT);
        var sync = told.sync(22, 2, null);
        told.started(22, sync).failed(40, sync, "forbidden");

        Folded<Application> known = folded(told.entries());

        assertThat(now(known).standing()).isEqualTo(Standing.PENDING);
        assertThat(revisionOf(now(known).deployed())).isEqualTo(revision(1));
        assertThat(deployments(known).getLast().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(deployments(known).getLast().message()).isEqualTo("forbidden");
    }

    @Test
    void rollbackGoesBackAndLeavesTheCommitWaiting() {
        deployed().paths(20, 2, "two").outOfSync(21, 2, DEPLOYMENT);
        var sync = told.sync(22, 2, null);
        told.started(22, sync).succeeded(25, sync).synced(26, 2);
        told.autoSyncOff(30).reported(31, Action.SPEC_CHANGED, "omar");
        var back = told.rollback(32, 1, "omar");
        told.started(32, back).succeeded(34, back).outOfSync(35, 2, DEPLOYMENT);

        Folded<Application> known = folded(told.entries());

        Deployment last = deployments(known).getLast();
        assertThat(last.rollback()).isTrue();
        assertThat(revisionOf(last.from())).isEqualTo(revision(2));
        assertThat(last.to().revision()).isEqualTo(revision(1));
        assertThat(now(known).standing()).isEqualTo(Standing.PENDING);
        assertThat(now(known).autoSyncOffBy()).isEqualTo("omar");
        assertThat(episodes(known)).isEmpty();
    }

    @Test
    void terminationNamesWhoDidIt() {
        deployed();
        var sync = told.sync(20, 2, "hana");
        told.started(20, sync).terminated(30, sync).reported(31, Action.SYNC_TERMINATED, "omar");

        Deployment last = deployments(folded(told.entries())).getLast();

        assertThat(last.outcome()).isEqualTo(Outcome.TERMINATED);
        assertThat(last.endedBy()).isEqualTo("omar");
    }

    @Test
    void syncWhoseEndNobodySawIsNotSaidToHaveSucceeded() {
        deployed();
        var lost = told.sync(20, 2, null);
        var next = told.sync(30, 3, null);
        told.started(20, lost).started(30, next).succeeded(32, next);

        assertThat(deployments(folded(told.entries())))
                .extracting(Deployment::outcome)
                .containsExactly(Outcome.SUCCEEDED, Outcome.NOT_SEEN, Outcome.SUCCEEDED);
    }

    @Test
    void deletionEndsADriftAndReCreationBeginsAnew() {
        deployed().outOfSync(30, 1, DEPLOYMENT).deleted(40).recreated(50).synced(55, 1);

        Folded<Application> known = folded(told.entries());

        assertThat(episodes(known))
                .singleElement()
                .extracting(DriftEpisode::closedBy)
                .isEqualTo(ClosedBy.DELETION);
        assertThat(now(known).exists()).isTrue();
        assertThat(now(known).deployed()).isNull();
    }

    @Test
    void liveStateThatGitAdoptsEndsByCommitAndIsTheNewBase() {
        deployed().outOfSync(30, 1, DEPLOYMENT);
        told.paths(40, 2, "two").synced(41, 2).outOfSync(50, 2, CONFIG);

        assertThat(episodes(folded(told.entries())))
                .extracting(DriftEpisode::closedBy)
                .containsExactly(ClosedBy.COMMIT, null);
    }

    @Test
    void orderOfArrivalMakesNoDifference() {
        deployed().outOfSync(30, 1, DEPLOYMENT);
        var heal = told.selfHeal(31, 1, DEPLOYMENT);
        told.started(31, heal).succeeded(33, heal).synced(34, 1);
        told.outOfSync(40, 2, DEPLOYMENT).paths(45, 2, "two");
        var sync = told.sync(46, 2, null);
        told.started(46, sync).succeeded(50, sync).synced(51, 2).health(52, Health.DEGRADED);
        Folded<Application> inOrder = folded(told.entries());
        var random = new Random(7);
        for (int i = 0; i < 50; i++) {
            var shuffled = new ArrayList<>(told.entries());
            Collections.shuffle(shuffled, random);
            Folded<Application> known = Folded.with(new ApplicationProjection(), shuffled, 4);

            assertThat(deployments(known))
                    .usingRecursiveComparison()
                    .ignoringFields("learntLater")
                    .isEqualTo(deployments(inOrder));
            assertThat(episodes(known)).isEqualTo(episodes(inOrder));
            assertThat(known.history(MY.value(), "state", ApplicationState.class))
                    .usingRecursiveComparison()
                    .ignoringFields("learntLater")
                    .isEqualTo(inOrder.history(MY.value(), "state", ApplicationState.class));
        }
    }
}
