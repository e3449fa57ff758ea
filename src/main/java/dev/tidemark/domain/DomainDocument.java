package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Target;
import dev.tidemark.event.ApplicationEvent.Health;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One domain as JSON; what is not known is left out. */
@Schema(description = "One domain: what runs of it in each environment")
public record DomainDocument(String name, List<ApplicationDocument> applications) {

    /** One of its applications. */
    public record ApplicationDocument(
            String environment,
            String cluster,
            String namespace,
            String application,
            @Schema(description = "What people call it: the image's tag, else the revision")
                    @Nullable String version,
            @Schema(description = "What the last succeeded sync deployed, by source")
                    List<String> revisions,
            List<String> images,
            @Nullable Instant deployedAt,
            @Schema(
                            description =
                                    "`synced`, `pending` (a commit waits), `drift` (live state differs),"
                                            + " `undetermined` (one of both) or `unknown` (not observed)")
                    String standing,
            @Nullable Instant standingSince,
            @Schema(description = "The first 20 resources that differ") List<String> differing,
            int differingCount,
            @Schema(description = "In Argo CD's words; absent if it was not seen")
                    @Nullable String health,
            @Nullable Instant healthSince,
            @Nullable Instant syncingSince,
            @Nullable Instant autoSyncOffSince,
            @Schema(description = "As Argo CD says") @Nullable String autoSyncOffBy,
            @Schema(description = "When Argo CD compared it last, where that is long ago")
                    @Nullable Instant comparedLast,
            @Schema(
                            description =
                                    "Deployments that succeeded in each of the last eight weeks, the"
                                            + " last one last")
                    List<Long> weekly,
            boolean learntLater) {}

    static DomainDocument of(
            String name, List<ApplicationState> states, Map<String, List<Long>> weekly) {
        return new DomainDocument(
                name, states.stream().map(each -> application(each, weekly)).toList());
    }

    private static ApplicationDocument application(
            ApplicationState state, Map<String, List<Long>> weekly) {
        var placement = state.placement();
        Health health = state.health();
        Target deployed = state.deployed();
        return new ApplicationDocument(
                placement.environment(),
                placement.cluster(),
                placement.namespace(),
                placement.application(),
                Versions.of(placement, state.images(), deployed),
                deployed == null ? List.of() : deployed.revisions(),
                state.images(),
                state.deployedAt(),
                word(state.standing()),
                state.standingSince(),
                state.differing(),
                state.differingCount(),
                health == null ? null : word(health),
                state.healthSince(),
                state.syncingSince(),
                state.autoSyncOffSince(),
                state.autoSyncOffBy(),
                state.comparedLast(),
                weekly.getOrDefault(placement.subject(), List.of()),
                state.learntLater());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
