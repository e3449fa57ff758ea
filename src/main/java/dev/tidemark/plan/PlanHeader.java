package dev.tidemark.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says about itself.
 *
 * @param formatVersion of Terraform's JSON; empty where it says none
 * @param terraformVersion that made it; empty where it says none
 * @param plannedAt its own timestamp; older ones have none
 * @param complete whether Terraform planned all of it; true where an older one does not say
 * @param applyable whether Terraform would apply it; true where an older one does not say
 * @param errored whether planning broke off
 * @param allMasked whether every value is masked, because so old a Terraform does not say which of
 *     them are sensitive
 */
public record PlanHeader(
        String formatVersion,
        String terraformVersion,
        @Nullable Instant plannedAt,
        boolean complete,
        boolean applyable,
        boolean errored,
        boolean allMasked) {}
