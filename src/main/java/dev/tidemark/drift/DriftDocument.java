package dev.tidemark.drift;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanCounts;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One episode of drift as JSON; what is not known is left out. */
@Schema(description = "A time in which what runs differed from Git")
public record DriftDocument(
        @Schema(description = "`application`, `outside-terraform` or `not-applied`") String kind,
        @Schema(description = "`open` or `closed`") String state,
        @Schema(
                        description =
                                "False where it cannot be told whether a commit waits or live state"
                                        + " drifted")
                boolean certain,
        String environment,
        @Nullable String domain,
        @Nullable ApplicationDocument application,
        @Nullable TerraformDocument terraform,
        Instant openedAt,
        @Nullable Instant closedAt,
        long seconds,
        @Schema(
                        description =
                                "`self heal`, `sync`, `apply`, `commit`, `hand`, `deletion` or"
                                        + " `not known`")
                @Nullable String closedBy,
        @Schema(description = "Who, as the source says") @Nullable String closer,
        @Schema(description = "The pull request whose apply ended it") @Nullable Long closingChange,
        @Schema(description = "The first of what differs") List<String> resources,
        @Schema(description = "How many differ; 0 where nobody told") int resourceCount,
        @Schema(description = "What an apply would do about it") @Nullable PlanCounts counts,
        @Schema(description = "How often other resources differed than before") int changes,
        @Schema(description = "What live state was compared with") @Nullable String revision) {

    /** Which application. */
    public record ApplicationDocument(String cluster, String namespace, String name) {}

    /** Which Terraform project. */
    public record TerraformDocument(
            String repository,
            AtlantisProject project,
            @Schema(description = "The pull request that was merged and not applied")
                    @Nullable Long change) {}

    static DriftDocument of(Episode episode, Instant now) {
        Ending ending = episode.ending();
        return new DriftDocument(
                episode.kind().word(),
                episode.isOpen() ? "open" : "closed",
                episode.isCertain(),
                episode.environment(),
                episode.domain().orElse(null),
                application(episode),
                terraform(episode),
                episode.openedAt(),
                episode.closedAt(),
                episode.lasted(now).toSeconds(),
                ending == null ? null : ending.word(),
                episode.closer(),
                episode.closingChange(),
                episode.resources(),
                episode.resourceCount(),
                episode.counts(),
                episode.changes(),
                episode.revision());
    }

    private static @Nullable ApplicationDocument application(Episode episode) {
        var placement = episode.application();
        return placement == null
                ? null
                : new ApplicationDocument(
                        placement.cluster(), placement.namespace(), placement.application());
    }

    private static @Nullable TerraformDocument terraform(Episode episode) {
        Episode.TerraformPlace place = episode.terraform();
        return place == null
                ? null
                : new TerraformDocument(place.repository(), place.project(), place.change());
    }
}
