package dev.tidemark.drift;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.TerraformEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the resources of a Terraform project were not as Terraform had left them.
 *
 * @param repository host and GitHub's id; host and name while nobody knows the id
 * @param openedAt when somebody looked and found it; it began before
 * @param seenAt when it was last found
 * @param closedAt null while it is open
 * @param applied the apply that ended it; null if a later look found nothing any more
 * @param origin who looked first
 * @param addresses what differs, or did at the last look; at most 50
 * @param resources how many there are
 * @param counts what an apply would do about it; null where only addresses are told
 * @param changes how often a later look found other resources
 */
record OutsideEpisode(
        String repository,
        AtlantisProject project,
        String environment,
        Instant openedAt,
        Instant seenAt,
        @Nullable Instant closedAt,
        @Nullable Applied applied,
        TerraformEvent.Origin origin,
        List<String> addresses,
        int resources,
        @Nullable PlanCounts counts,
        int changes) {

    private static final int MOST_ADDRESSES = 50;

    OutsideEpisode {
        addresses = List.copyOf(addresses);
    }

    /** Its id among those of its project. */
    String id() {
        return openedAt.toString();
    }

    boolean isOpen() {
        return closedAt == null;
    }

    static OutsideEpisode opened(
            String repository, String environment, TerraformEvent.DriftDetected found, Instant at) {
        return new OutsideEpisode(
                repository,
                found.project(),
                environment,
                at,
                at,
                null,
                null,
                found.origin(),
                first(found.addresses()),
                found.resources(),
                found.counts(),
                0);
    }

    /** Another look found it too. */
    OutsideEpisode seenAgain(TerraformEvent.DriftDetected found, Instant at) {
        // A detection counts and a plan names: neither takes back what the other told.
        boolean isNamed = !found.addresses().isEmpty();
        List<String> named = isNamed ? first(found.addresses()) : addresses;
        boolean isOther = found.resources() != resources || !named.equals(addresses);
        return new OutsideEpisode(
                repository,
                project,
                environment,
                openedAt,
                at,
                null,
                null,
                origin,
                named,
                found.resources(),
                found.counts() == null ? counts : found.counts(),
                isOther ? changes + 1 : changes);
    }

    OutsideEpisode closed(Instant at, @Nullable Applied by) {
        return new OutsideEpisode(
                repository,
                project,
                environment,
                openedAt,
                seenAt,
                at,
                by,
                origin,
                addresses,
                resources,
                counts,
                changes);
    }

    private static List<String> first(List<String> addresses) {
        return addresses.subList(0, Math.min(addresses.size(), MOST_ADDRESSES));
    }
}
