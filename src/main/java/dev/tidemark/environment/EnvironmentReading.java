package dev.tidemark.environment;

import dev.tidemark.argocd.ApplicationSetState;
import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Cluster;
import dev.tidemark.argocd.ClusterState;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.Placement;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationSetEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads environments from all that was observed. Pure: the same observations, the same state. */
final class EnvironmentReading {

    private final Observed observed;
    private final ApplicationReading applications;
    private final List<Component> components;

    EnvironmentReading(Observed observed) {
        this.observed = observed;
        this.applications = new ApplicationReading(observed.clusters(), observed.applicationSets());
        this.components =
                Stream.of(
                                TerraformReading.components(observed).stream(),
                                observed.runs().stream()
                                        .filter(RunReading::isShown)
                                        .map(run -> RunReading.component(run, observed)),
                                observed.applications().stream().map(applications::component))
                        .flatMap(each -> each)
                        .toList();
    }

    List<EnvironmentState> environments() {
        return observed.environments().stream().map(this::environment).toList();
    }

    /** Workflows that set environments up and name none. */
    List<Component> elsewhere() {
        return components.stream().filter(each -> each.environment().isEmpty()).toList();
    }

    EnvironmentState environment(String name) {
        List<ClusterState> clusters =
                observed.clusters().stream()
                        .filter(each -> isWatchedIn(each.name(), name))
                        .toList();
        return new EnvironmentState(
                name,
                components.stream().filter(each -> each.environment().equals(name)).toList(),
                clusters,
                wavesGate(clusters),
                observed.applicationSets().stream()
                        .filter(set -> isWatchedIn(set.cluster(), name))
                        .map(this::rollout)
                        .sorted(Comparator.comparing(Rollout::applicationSet))
                        .toList(),
                bypasses(name));
    }

    /** A cluster may have applications of several environments. */
    private boolean isWatchedIn(String cluster, String environment) {
        List<String> found =
                observed.applications().stream()
                        .map(ApplicationState::placement)
                        .filter(each -> each.cluster().equals(cluster))
                        .map(Placement::environment)
                        .toList();
        return found.contains(environment)
                || observed.mapping().environmentsOfCluster(cluster).contains(environment);
    }

    /** Of several, each must make waves wait. */
    private static @Nullable Boolean wavesGate(List<ClusterState> clusters) {
        List<Cluster.Settings> seen =
                clusters.stream().map(ClusterState::settings).filter(Objects::nonNull).toList();
        if (seen.stream().anyMatch(settings -> !settings.applicationHealth())) {
            return false;
        }
        boolean isWhole = !seen.isEmpty() && seen.size() == clusters.size();
        return isWhole ? true : null;
    }

    private Rollout rollout(ApplicationSetState set) {
        List<ApplicationState> members =
                observed.applications().stream().filter(set::controls).toList();
        List<String> withoutStep =
                set.steps().isEmpty()
                        ? List.of()
                        : members.stream()
                                .filter(member -> step(set, member) == 0)
                                .map(member -> member.placement().application())
                                .sorted()
                                .toList();
        var steps = new ArrayList<Rollout.Step>();
        for (int i = 0; i < set.steps().size(); i++) {
            int number = i + 1;
            List<ApplicationState> inStep =
                    members.stream().filter(member -> step(set, member) == number).toList();
            steps.add(step(number, set.steps().get(i), inStep));
        }
        return new Rollout(
                set.cluster(), set.name(), obstacles(set, withoutStep), withoutStep, steps);
    }

    private static int step(ApplicationSetState set, ApplicationState member) {
        return member.spec() == null ? 0 : set.stepOf(member.spec().labels()).orElse(0);
    }

    private List<Rollout.Obstacle> obstacles(ApplicationSetState set, List<String> withoutStep) {
        var obstacles = new ArrayList<Rollout.Obstacle>();
        Cluster.Settings settings =
                observed.clusters().stream()
                        .filter(cluster -> cluster.name().equals(set.cluster()))
                        .filter(cluster -> cluster.namespace().equals(set.namespace()))
                        .map(ClusterState::settings)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (settings == null) {
            obstacles.add(Rollout.Obstacle.SETTINGS_NOT_SEEN);
        } else if (!settings.progressiveSyncs()) {
            obstacles.add(Rollout.Obstacle.PROGRESSIVE_SYNCS_OFF);
        }
        if (!set.rollingSync()) {
            obstacles.add(Rollout.Obstacle.NO_ROLLING_SYNC);
        } else if (set.steps().isEmpty()) {
            obstacles.add(Rollout.Obstacle.NO_STEPS);
        }
        if (!withoutStep.isEmpty()) {
            obstacles.add(Rollout.Obstacle.APPLICATION_WITHOUT_STEP);
        }
        return obstacles;
    }

    private static Rollout.Step step(
            int number, ApplicationSetEvent.Step step, List<ApplicationState> members) {
        int[] counts = new int[5];
        for (ApplicationState member : members) {
            ApplicationState.Phase phase = member.phase();
            int place =
                    phase == null
                            ? 4
                            : switch (phase.status()) {
                                case WAITING -> 0;
                                case PENDING -> 1;
                                case PROGRESSING -> 2;
                                case HEALTHY -> 3;
                            };
            counts[place]++;
        }
        return new Rollout.Step(
                number,
                String.join(
                        ", ", step.expressions().stream().map(EnvironmentReading::text).toList()),
                "0".equals(step.maxUpdate()) || "0%".equals(step.maxUpdate()),
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4]);
    }

    private static String text(ApplicationSetEvent.Expression expression) {
        return expression.key()
                + (expression.operator().equals("NotIn") ? " ≠ " : " = ")
                + String.join(" or ", expression.values());
    }

    private List<Bypass> bypasses(String environment) {
        var bypasses = new ArrayList<Bypass>();
        for (Deployment sync : observed.byHand()) {
            List<ApplicationState> then =
                    observed.before().getOrDefault(sync.startedAt(), List.of());
            then.stream()
                    .filter(state -> state.placement().subject().equals(sync.placement().subject()))
                    .filter(state -> state.placement().environment().equals(environment))
                    .findFirst()
                    .map(state -> bypass(sync, applications.group(state), then))
                    .ifPresent(bypasses::add);
        }
        return bypasses;
    }

    private @Nullable Bypass bypass(Deployment sync, Group group, List<ApplicationState> then) {
        List<ApplicationState> earlier =
                then.stream()
                        .filter(state -> state.health() != null && state.health() != Health.HEALTHY)
                        .filter(state -> applications.group(state).isBefore(group))
                        .sorted(Comparator.comparing(applications::group))
                        .toList();
        if (earlier.isEmpty() || group.wave() == Group.NO_WAVE) {
            return null;
        }
        ApplicationState first = earlier.getFirst();
        return new Bypass(
                sync.startedAt(),
                sync.by() == null ? "" : sync.by(),
                sync.placement().application(),
                group,
                first.placement().application(),
                applications.group(first),
                earlier.size(),
                Objects.requireNonNull(first.health()).name().toLowerCase(Locale.ROOT));
    }
}
