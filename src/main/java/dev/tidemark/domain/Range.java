package dev.tidemark.domain;

import dev.tidemark.commit.DeploymentRange;
import dev.tidemark.commit.Landed;
import dev.tidemark.domain.DeploymentDocument.LandedDocument;
import dev.tidemark.domain.DeploymentDocument.RangeDocument;
import dev.tidemark.event.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came and what went between two revisions, as far as it touched what feeds an application.
 *
 * @param unknown why nothing is told; null if it is
 * @param isWide whether more may be told than there is
 * @param isWhole false if something outside of the repositories feeds it too
 * @param added the newest first
 * @param removed after a rollback or a forced push, the newest first
 */
record Range(
        DeploymentRange.@Nullable Unknown unknown,
        boolean isWide,
        boolean isWhole,
        List<Landing> added,
        List<Landing> removed) {

    Range {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * A push, most often a merge.
     *
     * @param repository {@code owner/name}; null if nobody told
     * @param change number of the pull request; null if it merged none
     */
    record Landing(
            String revision,
            String title,
            List<String> authors,
            int commits,
            Instant at,
            @Nullable String repository,
            @Nullable Long change,
            List<String> approvers) {}

    static Range of(DeploymentRange range) {
        return new Range(
                range.unknown(),
                range.isWide(),
                range.isWhole(),
                range.added().stream().map(Range::landing).toList(),
                range.removed().stream().map(Range::landing).toList());
    }

    private static Landing landing(Landed landed) {
        Landed.MergedChange change = landed.change();
        Actor author = change == null ? null : change.author();
        return new Landing(
                landed.revision(),
                landed.title(),
                landed.authors().isEmpty() && author != null
                        ? List.of(author.login())
                        : landed.authors(),
                landed.commits(),
                landed.at(),
                change == null ? null : change.repository(),
                change == null ? null : change.number(),
                change == null
                        ? List.of()
                        : change.approvers().stream().map(Actor::login).distinct().toList());
    }

    @Nullable RangeDocument document() {
        return unknown == null
                ? new RangeDocument(isWide, isWhole, documents(added), documents(removed))
                : null;
    }

    @Nullable String unknownWord() {
        return unknown == null ? null : unknown.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<LandedDocument> documents(List<Landing> landings) {
        return landings.stream()
                .map(each ->
                        new LandedDocument(
                                each.revision,
                                each.title,
                                each.authors,
                                each.commits,
                                each.at,
                                each.repository,
                                each.change,
                                each.approvers))
                .toList();
    }
}
