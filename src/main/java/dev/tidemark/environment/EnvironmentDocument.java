package dev.tidemark.environment;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One environment as JSON; what is not known is left out. */
@Schema(description = "One environment at a point in time")
public record EnvironmentDocument(
        String name,
        @Schema(description = "The instant that was asked for; absent for now")
                @Nullable Instant at,
        @Schema(description = "Position of the last entry that counts; absent for all")
                @Nullable Long known,
        @Schema(description = "How many components stand how; only those that there are")
                Map<String, Long> counts,
        @Schema(description = "Clusters that are not observed") List<UnobservedDocument> unobserved,
        @Schema(description = "Whether a wave waits for the one before; absent if not observed")
                @Nullable Boolean wavesGate,
        @Schema(description = "Only where one environment is asked for")
                @Nullable List<ComponentDocument> components,
        @Schema(description = "Only where one environment is asked for")
                @Nullable List<RolloutDocument> rollouts,
        @Schema(description = "Only where one environment is asked for")
                @Nullable List<BypassDocument> bypasses) {

    /** A cluster that is not observed. */
    public record UnobservedDocument(String cluster, Instant since, String missing) {}

    /** A Terraform project, Ansible play, workflow or application. */
    public record ComponentDocument(
            @Schema(description = "`terraform`, `play`, `workflow` or `application`") String kind,
            String name,
            @Nullable String domain,
            @Schema(description = "Absent where it belongs to none, or that is not known")
                    @Nullable Integer wave,
            @Schema(
                            description =
                                    "False where it may have been in a wave: what says so, such as"
                                            + " its ApplicationSet, was seen later")
                    boolean waveKnown,
            @Schema(description = "Absent where it belongs to none") @Nullable Integer phase,
            @Schema(description = "The worst of its findings, or `ok`") String status,
            @Schema(description = "What is applied or deployed") @Nullable String revision,
            @Nullable Instant since,
            @Schema(description = "What Git has, where a commit waits") @Nullable String desired,
            @Nullable String by,
            @Nullable Long change,
            @Nullable String repository,
            @Nullable String health,
            @Nullable String standing,
            List<String> images,
            List<FindingDocument> findings,
            @Schema(description = "Whether it was learnt after something that happened later")
                    boolean learntLater) {}

    /** What is not as it should be. */
    public record FindingDocument(
            String what,
            @Nullable Instant since,
            @Nullable String detail,
            @Nullable String by,
            @Nullable Long change) {}

    /** Phases of an ApplicationSet. */
    public record RolloutDocument(
            String cluster,
            String applicationSet,
            @Schema(description = "Whether its phases wait for each other; absent if not observed")
                    @Nullable Boolean phasesGate,
            List<String> obstacles,
            List<String> applicationsWithoutStep,
            List<StepDocument> steps) {}

    /** Where one phase stands. */
    public record StepDocument(
            int step,
            String selector,
            boolean manual,
            int waiting,
            int pending,
            int progressing,
            int healthy,
            int notTold) {}

    /** An application that a person synced while an earlier one was not healthy. */
    public record BypassDocument(
            Instant at,
            @Nullable String by,
            String application,
            String earlier,
            String health,
            @Schema(description = "How many earlier ones were not healthy") int earlierCount) {}

    /** Without what only one environment has. */
    static EnvironmentDocument summary(EnvironmentState state, Point point) {
        return of(state, point, null, null, null);
    }

    static EnvironmentDocument whole(EnvironmentState state, Point point) {
        return of(
                state,
                point,
                state.components().stream().map(EnvironmentDocument::component).toList(),
                state.rollouts().stream().map(EnvironmentDocument::rollout).toList(),
                state.bypasses().stream().map(EnvironmentDocument::bypass).toList());
    }

    private static EnvironmentDocument of(
            EnvironmentState state,
            Point point,
            @Nullable List<ComponentDocument> components,
            @Nullable List<RolloutDocument> rollouts,
            @Nullable List<BypassDocument> bypasses) {
        Map<String, Long> counts = new TreeMap<>();
        Arrays.stream(Status.values())
                .filter(status -> state.count(status) > 0)
                .forEach(status -> counts.put(status.word(), state.count(status)));
        List<UnobservedDocument> unobserved =
                state.clusters().stream()
                        .flatMap(cluster ->
                                cluster.gap() == null
                                        ? java.util.stream.Stream.empty()
                                        : java.util.stream.Stream.of(
                                                new UnobservedDocument(
                                                        cluster.name(),
                                                        cluster.gap().from(),
                                                        cluster.gap().missing())))
                        .toList();
        return new EnvironmentDocument(
                state.name(),
                point.at(),
                point.known(),
                counts,
                unobserved,
                state.wavesGate(),
                components,
                rollouts,
                bypasses);
    }

    private static ComponentDocument component(Component component) {
        Group group = component.group();
        return new ComponentDocument(
                component.kind().word(),
                component.name(),
                component.domain(),
                group.wave() == Group.NO_WAVE ? null : group.wave(),
                group.layer() != Group.Layer.NOT_KNOWN,
                group.phase() == 0 ? null : group.phase(),
                component.status().word(),
                component.revision(),
                component.since(),
                component.desired(),
                component.by(),
                component.change(),
                component.repository(),
                component.health(),
                component.standing(),
                component.images(),
                component.findings().stream()
                        .map(each ->
                                new FindingDocument(
                                        each.code().word(),
                                        each.since(),
                                        each.detail(),
                                        each.by(),
                                        each.change()))
                        .toList(),
                component.learntLater());
    }

    private static RolloutDocument rollout(Rollout rollout) {
        boolean isUnknown = rollout.obstacles().equals(List.of(Rollout.Obstacle.SETTINGS_NOT_SEEN));
        return new RolloutDocument(
                rollout.cluster(),
                rollout.applicationSet(),
                isUnknown ? null : rollout.gates(),
                rollout.obstacles().stream().map(Rollout.Obstacle::word).toList(),
                rollout.withoutStep(),
                rollout.steps().stream()
                        .map(step ->
                                new StepDocument(
                                        step.number(),
                                        step.selector(),
                                        step.isManual(),
                                        step.waiting(),
                                        step.pending(),
                                        step.progressing(),
                                        step.healthy(),
                                        step.notTold()))
                        .toList());
    }

    private static BypassDocument bypass(Bypass bypass) {
        return new BypassDocument(
                bypass.at(),
                bypass.by().isEmpty() ? null : bypass.by(),
                bypass.application(),
                bypass.earlier(),
                bypass.health(),
                bypass.earlierCount());
    }
}
