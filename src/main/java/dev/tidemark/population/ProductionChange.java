package dev.tidemark.population;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change of an environment: an apply of Terraform, or a sync of an application.
 *
 * @param id names it among all; safe in addresses
 * @param startedAt when it began: the period that it belongs to
 * @param liveAt when it was done; null if it did not succeed, or nobody saw that
 * @param outcome in the source's word
 * @param target the Terraform project, or the application
 * @param domain of the application; null if it belongs to none, and of an apply
 * @param href where more is told of it
 * @param changes pull requests that it brought
 * @param authors who wrote or opened them
 * @param reviewers who reviewed them
 * @param approvers whose approval counts
 * @param applier who had it applied or synced
 * @param emergency whether it was let out against the policy
 * @param deviations the worst first
 */
public record ProductionChange(
        String id,
        Kind kind,
        Instant startedAt,
        @Nullable Instant liveAt,
        String outcome,
        String target,
        @Nullable String domain,
        String href,
        List<PullRequest> changes,
        List<String> authors,
        List<String> reviewers,
        List<Approver> approvers,
        @Nullable String applier,
        Duty duty,
        boolean emergency,
        List<Deviation> deviations) {

    public ProductionChange {
        changes = List.copyOf(changes);
        authors = List.copyOf(authors);
        reviewers = List.copyOf(reviewers);
        approvers = List.copyOf(approvers);
        deviations = List.copyOf(deviations);
    }

    /** How it came. */
    public enum Kind {
        APPLY,
        SYNC;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A pull request that it brought.
     *
     * @param repository {@code owner/name}; null if nobody told
     */
    public record PullRequest(@Nullable String repository, long number, @Nullable String title) {

        public @Nullable String href() {
            return repository == null ? null : "/changes/" + repository + "/" + number;
        }

        /** As people write it. */
        public String name() {
            return (repository == null ? "" : repository) + "#" + number;
        }
    }

    /**
     * Somebody whose approval counts.
     *
     * @param basis where it was given, and by what the person was entitled here
     */
    public record Approver(String login, String basis) {}
}
