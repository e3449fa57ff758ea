package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/**
 * How Atlantis told an outcome. One plan or apply is told by several of these, and any of them may
 * be lost, so each is an observation of its own and read models join them.
 *
 * @param channel where it stood
 * @param change number of the pull request; null where only a revision is known
 * @param project which one; null where it is about every project of the pull request, or where only
 *     {@code context} says it
 * @param comment id of the comment, for {@link Channel#COMMENT}
 * @param context the commit status' whole context, for {@link Channel#STATUS}
 * @param said Atlantis' own line of it: a description, a failure, at most 500 characters
 */
public record AtlantisReport(
        Channel channel,
        @Nullable Long change,
        @Nullable AtlantisProject project,
        @Nullable String comment,
        @Nullable String context,
        @Nullable String said) {

    /** Where it stood. */
    public enum Channel {
        /** A comment of Atlantis' account on the pull request. */
        COMMENT,
        /** A commit status at the head. */
        STATUS,
        /** Atlantis' own webhook. */
        WEBHOOK,
        /** The plan file as JSON, posted by a workflow step. */
        PLAN_JSON
    }
}
