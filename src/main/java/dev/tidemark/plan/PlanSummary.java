package dev.tidemark.plan;

import dev.tidemark.event.PlanCounts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one plan would do, without its attributes, which are in {@link #details}.
 *
 * @param unreadable why nothing was read from it; null if all of it was
 * @param digest what an approval is bound to, as {@code docs/atlantis.md} defines it
 * @param counts as Terraform counts them
 * @param resources those that would change, worst first; a no-op only if it is moved or imported
 * @param drift what changed outside of Terraform; never part of what would be done
 * @param outputs those that would change, by name
 * @param deferred what Terraform puts off
 * @param failedChecks checks that fail or cannot be made
 * @param invocations addresses of the actions that an apply would run
 * @param details SHA-256 of each detail document, by its number
 */
public record PlanSummary(
        PostedPlan posted,
        @Nullable String unreadable,
        PlanHeader header,
        String digest,
        PlanCounts counts,
        List<PlannedResource> resources,
        List<PlannedResource> drift,
        List<PlannedOutput> outputs,
        List<DeferredResource> deferred,
        List<FailedCheck> failedChecks,
        List<String> invocations,
        List<String> details) {

    public PlanSummary {
        // A document that is none is found out here.
        Objects.requireNonNull(posted);
        Objects.requireNonNull(header);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(counts);
        resources = List.copyOf(resources);
        drift = List.copyOf(drift);
        outputs = List.copyOf(outputs);
        deferred = List.copyOf(deferred);
        failedChecks = List.copyOf(failedChecks);
        invocations = List.copyOf(invocations);
        details = List.copyOf(details);
    }

    /** One of which nothing but its header could be read. */
    public static PlanSummary unreadable(PostedPlan posted, PlanHeader header, String reason) {
        return new PlanSummary(
                posted,
                reason,
                header,
                "",
                PlanCounts.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same plan, arrived at another time. */
    public PlanSummary receivedAt(Instant instant) {
        return new PlanSummary(
                posted.receivedAt(instant),
                unreadable,
                header,
                digest,
                counts,
                resources,
                drift,
                outputs,
                deferred,
                failedChecks,
                invocations,
                details);
    }

    /** The row of this resource, if it would change. */
    public Optional<PlannedResource> resource(String address) {
        return resources.stream().filter(row -> row.address().equals(address)).findFirst();
    }
}
