package dev.tidemark.environment;

import static dev.tidemark.environment.EnvironmentTold.at;
import static dev.tidemark.environment.EnvironmentTold.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.argocd.ApplicationProjection;
import dev.tidemark.argocd.ApplicationSetProjection;
import dev.tidemark.argocd.ClusterProjection;
import dev.tidemark.atlantis.AtlantisTold;
import dev.tidemark.atlantis.PlanProjection;
import dev.tidemark.atlantis.StatusProjection;
import dev.tidemark.environment.Finding.Code;
import dev.tidemark.event.ApplicationEvent.Comparison;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationEvent.Rollout;
import dev.tidemark.event.NewEntry;
import dev.tidemark.projection.LogFixture;
import dev.tidemark.projection.RepositoryLabels;
import dev.tidemark.projection.Told;
import dev.tidemark.projection.ValidTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an environment is said to be, of what the log held up to a position. */
class EnvironmentReadingTest {

    private static final String PRODUCTION = "production";

    private final EnvironmentTold told = new EnvironmentTold(PRODUCTION);

    @Test
    void whatRunsAsInGitIsInItsWaveAndNothingIsSaidOfIt() {
        told.settings(0, true, true)
                .application(0, "ingress", 0)
                .runs(10, "ingress", 1)
                .application(0, "portal", 2)
                .runs(20, "portal", 2);

        EnvironmentState state = now();

        assertThat(state.components())
                .extracting(Component::name)
                .containsExactly("ingress", "portal");
        assertThat(state.components()).extracting(Component::status).containsOnly(Status.OK);
        Component portal = state.components().getLast();
        assertThat(portal.group()).isEqualTo(new Group(2, Group.Layer.WAVE, 0));
        assertThat(portal.revision()).isEqualTo(revision(2));
        assertThat(portal.since()).isEqualTo(at(21));
        assertThat(state.wavesGate()).isTrue();
    }

    @Test
    void waveThatItsApplicationSetGivesIsNotKnownBeforeThatWasSeen() {
        told.member(0, "auth", "1").phases(100, true);

        assertThat(then(at(50)).components())
                .extracting(Component::group)
                .containsExactly(new Group(Group.NO_WAVE, Group.Layer.NOT_KNOWN, 1));
        assertThat(now().components())
                .extracting(Component::group)
                .containsExactly(new Group(3, Group.Layer.WAVE, 1));
    }

    @Test
    void nothingThatIsNotObservedIsAsInGit() {
        told.application(0, "silent", 0)
                .application(0, "stalled", 0)
                .runs(10, "stalled", 1)
                .stalled(1_000, "stalled")
                .application(0, "large", 0)
                .runs(10, "large", 1)
                .condition(20, "large", "UnknownError", "too large");

        EnvironmentState state = now();

        assertThat(state.components())
                .extracting(Component::status)
                .containsOnly(Status.NOT_OBSERVED);
        assertThat(codes(state, "silent")).contains(Code.HEALTH_UNKNOWN, Code.COMPARISON_UNKNOWN);
        assertThat(codes(state, "stalled")).containsExactly(Code.NOT_COMPARED);
        assertThat(codes(state, "large")).containsExactly(Code.STATUS_TOO_LARGE);
        assertThat(state.wavesGate()).isNull();
    }

    @Test
    void clusterIsNotObservedFromItsGapOnUntilItIsAgain() {
        told.settings(0, true, true)
                .application(0, "portal", 2)
                .runs(10, "portal", 1)
                .gap(600, 660)
                .resumed(600, 1_200);

        assertThat(then(at(500)).components().getFirst().status()).isEqualTo(Status.OK);
        assertThat(codes(then(at(700)), "portal")).containsExactly(Code.CLUSTER_NOT_OBSERVED);
        assertThat(then(at(700)).isUnobserved()).isTrue();
        assertThat(then(at(1_300)).components().getFirst().status()).isEqualTo(Status.OK);
    }

    @Test
    void gapThatIsOnlyToldWhenItEndsIsAGapAllTheSame() {
        told.application(0, "portal", 2).runs(10, "portal", 1).resumed(600, 1_200).gap(600, 1_200);

        assertThat(codes(then(at(700)), "portal")).containsExactly(Code.CLUSTER_NOT_OBSERVED);
        assertThat(then(at(1_300)).isUnobserved()).isFalse();
    }

    @Test
    void clusterIsNotObservedWhileAnythingOfItIsNot() {
        told.application(0, "portal", 2)
                .runs(10, "portal", 1)
                .gap(600, 660)
                .resumed("applicationsets", 600, 1_200);

        assertThat(then(at(1_300)).isUnobserved()).isTrue();
    }

    @Test
    void worstComesFirstAndTheRestIsSaidBesideIt() {
        told.application(0, "auth", 3)
                .runs(10, "auth", 1)
                .autoSyncOff(100, "auth", "taemin")
                .compared(200, "auth", Comparison.OUT_OF_SYNC, 1, "apps/Deployment/auth/auth")
                .health(300, "auth", Health.DEGRADED);

        EnvironmentState state = now();

        assertThat(codes(state, "auth"))
                .containsExactly(Code.DEGRADED, Code.DRIFT, Code.AUTO_SYNC_OFF);
        Finding off = state.components().getFirst().findings().getLast();
        assertThat(off.by()).isEqualTo("taemin");
        assertThat(off.since()).isEqualTo(at(100));
    }

    @Test
    void applyThatSeveralToldOfIsOneAndCountsFromItsTime() {
        List<NewEntry> applied =
                List.of(Told.byWebhook().opened(0, 0, Told.whole("Own Redis", Told.revision(1))));
        var entries = new ArrayList<>(applied);
        entries.clear();
        entries.add(Told.byWebhook().opened(418, 0, Told.whole("Own Redis", Told.revision(1))));
        entries.add(AtlantisTold.planComment(20, AtlantisTold.DATA, AtlantisTold.COUNTS));
        entries.add(AtlantisTold.asked(30, Told.HANA, "apply"));
        entries.add(AtlantisTold.applyStatus(40, Told.revision(1), AtlantisTold.DATA, true));
        entries.add(AtlantisTold.applyWebhook(41, Told.revision(1), AtlantisTold.DATA, true));
        entries.add(AtlantisTold.applyComment(42, AtlantisTold.DATA, true));

        Component waiting = of(entries, Told.at(35)).components().getFirst();
        Component done = of(entries, ValidTime.NOW).components().getFirst();

        assertThat(waiting.findings())
                .extracting(Finding::code)
                .containsExactly(Code.NEVER_APPLIED, Code.PLAN_WAITS);
        assertThat(done.status()).isEqualTo(Status.OK);
        assertThat(done.revision()).isEqualTo(Told.revision(1).sha());
        assertThat(done.change()).isEqualTo(418);
        assertThat(done.group()).isEqualTo(Group.TERRAFORM);
    }

    @Test
    void whatWasChangedOutsideOfTerraformIsDrift() {
        told.changedOutside(10, AtlantisTold.NETWORK, "aws_route.private");

        Component network = now().components().getFirst();

        assertThat(network.findings().getFirst().code()).isEqualTo(Code.OUTSIDE_TERRAFORM);
        assertThat(network.findings().getFirst().detail()).isEqualTo("aws_route.private");
    }

    @Test
    void playIsAsItLastEndedAndRunsWhileItDoes() {
        told.playStarted(10, "redis", "r1")
                .playSucceeded(20, "redis", "r1")
                .playStarted(30, "redis", "r2")
                .playErrored(40, "redis", "r2", "Start the service");

        assertThat(codes(then(at(15)), "redis (site.yml)"))
                .containsExactly(Code.NEVER_ENDED, Code.RUNNING);
        assertThat(codes(then(at(25)), "redis (site.yml)")).isEmpty();
        assertThat(codes(then(at(35)), "redis (site.yml)")).containsExactly(Code.RUNNING);
        Component redis = now().components().getFirst();
        assertThat(redis.group()).isEqualTo(Group.DATABASES);
        assertThat(redis.findings().getFirst().detail()).isEqualTo("Start the service");
        assertThat(redis.findings().getFirst().count()).isEqualTo(1);
    }

    @Test
    void playThatTakesNoSecondDoesNotRunForEver() {
        for (int i = 0; i < 20; i++) {
            told.playStarted(10, "redis" + i, "r1").playSucceeded(10, "redis" + i, "r1");
            told.playStarted(20, "argo" + i, "r1").playIdle(20, "argo" + i, "r1");
        }

        assertThat(now().components()).hasSize(20);
        assertThat(now().components()).allMatch(each -> each.findings().isEmpty());
    }

    @Test
    void playOfWhichNothingRanChangesNothing() {
        told.playStarted(10, "redis", "r1")
                .playErrored(20, "redis", "r1", "Start the service")
                .playStarted(30, "redis", "r2")
                .playIdle(31, "redis", "r2");

        assertThat(codes(now(), "redis (site.yml)")).containsExactly(Code.RUN_ERRORED);
    }

    @Test
    void playsThatSetUpNoDatabaseAreBeforeTheWavesAndThoseForNobodyNowhere() {
        told.playStarted(10, "Workers join", "r1")
                .playSucceeded(20, "Workers join", "r1")
                .playSucceeded(25, "PostgreSQL", "r1")
                .playForNobody(30, "Atlantis", "r1");

        assertThat(now().components())
                .extracting(Component::name, Component::group)
                .containsExactly(
                        tuple("Workers join (site.yml)", Group.MACHINES),
                        tuple("PostgreSQL (site.yml)", Group.DATABASES));
        assertThat(reading(told.entries(), ValidTime.NOW).elsewhere()).isEmpty();
    }

    @Test
    void phasesGateOnlyWhereEveryConditionOfItHolds() {
        told.settings(0, true, true)
                .phases(0, true)
                .service(1, "auth", "1")
                .service(1, "chat", "3")
                .rollout(10, "auth", 1, Rollout.HEALTHY)
                .rollout(10, "chat", 3, Rollout.WAITING);

        assertThat(now().rollouts().getFirst().gates()).isTrue();
        assertThat(now().rollouts().getFirst().steps())
                .extracting(dev.tidemark.environment.Rollout.Step::healthy)
                .containsExactly(1, 0, 0);
        assertThat(now().rollouts().getFirst().steps().getLast().waiting()).isEqualTo(1);

        told.service(20, "info", "later");
        assertThat(now().rollouts().getFirst().withoutStep()).containsExactly("info");
        assertThat(now().rollouts().getFirst().gates()).isFalse();

        told.settings(30, false, false);
        assertThat(now().rollouts().getFirst().obstacles())
                .contains(dev.tidemark.environment.Rollout.Obstacle.PROGRESSIVE_SYNCS_OFF);
        assertThat(now().wavesGate()).isFalse();
        assertThat(then(at(25)).wavesGate()).isTrue();
    }

    @Test
    void syncByHandBeforeAnEarlierPhaseIsHealthyIsABypass() {
        told.settings(0, true, true)
                .phases(0, true)
                .service(1, "auth", "1")
                .service(1, "chat", "3")
                .runs(10, "auth", 1)
                .runs(10, "chat", 1)
                .synced(50, "chat", 2, "hana")
                .health(100, "auth", Health.DEGRADED)
                .synced(200, "chat", 3, "taemin");

        List<Bypass> bypasses = now().bypasses();

        assertThat(bypasses).hasSize(1);
        assertThat(bypasses.getFirst().by()).isEqualTo("taemin");
        assertThat(bypasses.getFirst().earlier()).isEqualTo("auth");
        assertThat(bypasses.getFirst().health()).isEqualTo("degraded");
    }

    @Test
    void twoTimesDifferInWhatChangedBetweenThem() {
        told.application(0, "portal", 2)
                .runs(10, "portal", 1)
                .application(0, "ingress", 0)
                .runs(10, "ingress", 1)
                .runs(500, "portal", 2)
                .application(600, "chat", 3);

        List<Difference> differences = Difference.between(then(at(100)), now());

        assertThat(differences)
                .extracting(each -> each.component().name())
                .containsExactly("portal", "chat");
        assertThat(differences.getFirst().aspects())
                .containsExactly(
                        new Difference.Aspect(Difference.What.REVISION, revision(1), revision(2)));
        assertThat(differences.getLast().before()).isNull();
    }

    private static List<Code> codes(EnvironmentState state, String name) {
        return state.components().stream()
                .filter(each -> each.name().equals(name))
                .flatMap(each -> each.findings().stream())
                .map(Finding::code)
                .toList();
    }

    private EnvironmentState now() {
        return then(ValidTime.NOW);
    }

    private EnvironmentState then(Instant asked) {
        return of(told.entries(), asked);
    }

    private static EnvironmentState of(List<NewEntry> entries, Instant asked) {
        return reading(entries, asked).environment(PRODUCTION);
    }

    private static EnvironmentReading reading(List<NewEntry> entries, Instant asked) {
        var applications = new ApplicationProjection();
        var clusters = new ClusterProjection();
        var sets = new ApplicationSetProjection();
        var plans = new PlanProjection();
        var statuses = new StatusProjection();
        var runs = new RunProjection();
        var terraform = new TerraformProjection();
        try (var log = new LogFixture()) {
            log.append(entries);
            log.projections(applications, clusters, sets, plans, statuses, runs, terraform)
                    .catchUp();
            var then =
                    new ObservedThen(
                            log.knownThen(),
                            applications,
                            clusters,
                            sets,
                            plans,
                            statuses,
                            runs,
                            terraform,
                            log.mappings(),
                            Clock.fixed(at(86_400), ZoneOffset.UTC));
            Observed observed =
                    then.of(
                            PRODUCTION,
                            entries.size(),
                            asked,
                            List.of(PRODUCTION),
                            new RepositoryLabels(
                                    Map.of("github.com/1296269", "eco-cycle/backend")));
            return new EnvironmentReading(observed);
        }
    }
}
