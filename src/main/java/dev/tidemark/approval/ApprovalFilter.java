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

    boolean takes(ApprovalLine line) {
        return (state == null || state == line.standing().state())
                && (environment == null || environment.equals(line.environment()))
                && (repository == null
                        || repository.equalsIgnoreCase(line.situation().change().name()));
    }
}
