package dev.tidemark.approval;

import org.jspecify.annotations.Nullable;

/**
 * Which requests; a null is any.
 *
 * @param state where they stand
 * @param environment of the project
 * @param repository {@code owner/name}
 */
public record ApprovalFilter(
        @Nullable RequestState state, @Nullable String environment, @Nullable String repository) {

    /** All of them. */
    public static final ApprovalFilter ALL = new ApprovalFilter(null, null, null);
}
