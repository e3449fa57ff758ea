package dev.tidemark.domain;

import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.Target;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One deployment as JSON; what is not known is left out. */
@Schema(description = "A sync that changed what feeds an application, or may have")
public record DeploymentDocument(
        String environment,
        @Nullable String domain,
        String cluster,
        String namespace,
        String application,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Schema(
                        description =
                                "`running`, `succeeded`, `failed`, `errored`, `terminated` or `not"
                                        + " seen`")
                String outcome,
        @Schema(description = "`some`; `unknown` where nothing says whether its paths changed")
                String change,
        @Schema(description = "By source; empty if nothing was deployed before") List<String> from,
        List<String> to,
        List<String> imagesBefore,
        List<String> imagesAfter,
        @Nullable Instant healthyAt,
        @Nullable Instant degradedAt,
        boolean automated,
        @Schema(description = "Who began it, as Argo CD says") @Nullable String by,
        @Schema(description = "Who terminated it, as Argo CD says") @Nullable String endedBy,
        boolean selfHeal,
        boolean partial,
        boolean rollback,
        int retries,
        @Nullable String message,
        @Schema(description = "Only Argo CD's own history told of it") boolean fromHistory,
        boolean learntLater,
        @Schema(description = "What came and what went; absent where it is not known")
                @Nullable RangeDocument range,
        @Schema(description = "Why the range is not known") @Nullable String rangeUnknown) {

    /** What lies between what was deployed before and what was deployed. */
    public record RangeDocument(
            @Schema(
                            description =
                                    "More may be told than there is: some paths are known by directory")
                    boolean wide,
            @Schema(description = "False if something outside of the repositories feeds it too")
                    boolean whole,
            List<LandedDocument> added,
            List<LandedDocument> removed) {}

    /** A push, most often a merge. */
    public record LandedDocument(
            String revision,
            String title,
            List<String> authors,
            int commits,
            Instant at,
            @Nullable String repository,
            @Nullable Long change,
            List<String> approvers) {}

    static DeploymentDocument of(Deployment each, Range range) {
        var placement = each.placement();
        Target from = each.from();
        return new DeploymentDocument(
                placement.environment(),
                placement.domain(),
                placement.cluster(),
                placement.namespace(),
                placement.application(),
                each.startedAt(),
                each.endedAt(),
                DomainDocument.word(each.outcome()),
                DomainDocument.word(each.change()),
                from == null ? List.of() : from.revisions(),
                each.to().revisions(),
                each.imagesBefore(),
                each.imagesAfter(),
                each.healthyAt(),
                each.degradedAt(),
                each.automated(),
                each.by(),
                each.endedBy(),
                each.selfHeal(),
                each.partial(),
                each.rollback(),
                each.retries(),
                each.message(),
                each.fromHistory(),
                each.learntLater(),
                range.document(),
                range.unknownWord());
    }
}
