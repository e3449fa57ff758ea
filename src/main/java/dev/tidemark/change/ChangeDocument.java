package dev.tidemark.change;

import dev.tidemark.atlantis.RunDocument;
import dev.tidemark.event.Actor;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change as JSON; what is not known is left out. */
@Schema(description = "One pull request, as every source told it together")
public record ChangeDocument(
        @Schema(description = "`owner/name`, as it is called now") String repository,
        long number,
        @Nullable String title,
        @Schema(description = "`open`, `draft`, `merged` or `closed`") String state,
        @Nullable Actor author,
        @Schema(description = "How its best proved fact is known: `signed`, `api` or `claimed`")
                String proof,
        @Nullable String base,
        @Nullable String headRef,
        @Nullable String head,
        @Nullable String mergeCommit,
        @Nullable Instant openedAt,
        Instant updatedAt,
        @Nullable Instant mergedAt,
        @Nullable Instant closedAt,
        @Nullable Actor mergedBy,
        @Schema(description = "Domains that it touches") List<String> domains,
        @Schema(description = "Environments that it touches") List<String> environments,
        @Schema(description = "So many paths were changed that it may touch others as well")
                boolean touchesAny,
        @Schema(description = "Only where one change is asked for")
                @Nullable List<ReviewDocument> reviews,
        @Schema(description = "Oldest first; only where one change is asked for")
                @Nullable List<MomentDocument> timeline,
        @Schema(description = "Terraform projects; only where one change is asked for")
                @Nullable List<RunDocument.Standing> projects) {

    /** One review in its latest state. */
    public record ReviewDocument(
            @Nullable Actor by, String state, Instant at, @Nullable String commit) {}

    /** One fact of its history. */
    public record MomentDocument(
            Instant time,
            @Schema(description = "The fact in one sentence") String sentence,
            @Nullable Actor actor,
            String actorProof,
            String observedBy,
            @Schema(description = "Of the entry that told it first") long position,
            @Schema(description = "Something that happened after it was recorded before it")
                    boolean learntLater) {}

    static ChangeDocument of(ChangeSummary change) {
        return new ChangeDocument(
                change.repositoryName(),
                change.number(),
                change.title(),
                change.state().word(),
                change.author() == null ? null : new Actor(change.author(), null),
                change.proof().word(),
                null,
                null,
                null,
                null,
                change.openedAt(),
                change.updatedAt(),
                change.mergedAt(),
                change.closedAt(),
                null,
                change.domains(),
                change.environments(),
                change.touchesAny(),
                null,
                null,
                null);
    }

    static ChangeDocument of(
            Change change, List<MomentDocument> timeline, List<RunDocument.Standing> projects) {
        return new ChangeDocument(
                ChangeViews.repositoryName(change),
                change.number(),
                change.title(),
                change.state().word(),
                change.author(),
                change.proof().word(),
                change.base(),
                change.headRef(),
                sha(change.head()),
                sha(change.mergeCommit()),
                change.openedAt(),
                change.updatedAt(),
                change.mergedAt(),
                change.closedAt(),
                change.mergedBy(),
                change.domains(),
                change.environments(),
                change.touchesAny(),
                change.reviews().stream().map(ChangeDocument::review).toList(),
                timeline,
                projects);
    }

    private static ReviewDocument review(Review review) {
        return new ReviewDocument(
                review.reviewer(),
                review.state().name().toLowerCase(Locale.ROOT),
                review.at(),
                sha(review.commit()));
    }

    private static @Nullable String sha(@Nullable Revision revision) {
        return revision == null ? null : revision.sha();
    }
}
