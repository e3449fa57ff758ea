package dev.tidemark.plan;

import dev.tidemark.event.PlanDocument.Action;
import org.jspecify.annotations.Nullable;

/**
 * One resource whose change Terraform puts off to a later plan.
 *
 * @param reason Terraform's own word
 * @param action what it would be; null where the plan cannot say
 */
public record DeferredResource(String address, String reason, @Nullable Action action) {}
