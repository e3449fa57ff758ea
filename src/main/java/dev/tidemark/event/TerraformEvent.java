package dev.tidemark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether what runs is what Terraform last applied. Subject: {@link Subject#project}. */
public sealed interface TerraformEvent extends Event {

    /**
     * Something differs that Terraform did not change.
     *
     * @param origin who looked
     * @param detection Atlantis' id of the detection; null for a plan
     * @param ref the ref that was compared; null for a plan
     * @param counts what an apply would do about it; null for a plan, which tells addresses
     * @param addresses at most 200 of the resources, where they are told
     * @param resources how many there are; where only counts are told, their sum, in which a
     *     replacement is twice
     */
    record DriftDetected(
            AtlantisProject project,
            Origin origin,
            @Nullable String detection,
            @Nullable String ref,
            @Nullable PlanCounts counts,
            List<String> addresses,
            int resources)
            implements TerraformEvent {

        public DriftDetected {
            addresses = List.copyOf(addresses);
        }
    }

    record DriftNotFound(
            AtlantisProject project,
            Origin origin,
            @Nullable String detection,
            @Nullable String ref)
            implements TerraformEvent {}

    /** Who looked. */
    enum Origin {
        /** Atlantis' drift detection. */
        DETECTION,
        /** The refresh of a plan. */
        PLAN
    }
}
