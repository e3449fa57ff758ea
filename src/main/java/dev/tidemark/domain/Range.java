package dev.tidemark.domain;

import dev.tidemark.domain.DeploymentDocument.LandedDocument;
import dev.tidemark.domain.DeploymentDocument.RangeDocument;
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
        @Nullable Unknown unknown,
        boolean isWide,
        boolean isWhole,
        List<Landing> added,
        List<Landing> removed) {

    Range {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Why a range is not known. */
    enum Unknown {
        /** Nothing was deployed before. */
        FIRST,
        /** Several sources, a chart, or a revision that Argo CD did not tell. */
        NO_SINGLE_REVISION,
        /** What feeds it at that revision was not read. */
        PATHS,
        /** No pushes in the log lead from one to the other. */
        PUSHES
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

    static Range unknown(Unknown why) {
        return new Range(why, false, true, List.of(), List.of());
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
