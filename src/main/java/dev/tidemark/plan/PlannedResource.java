package dev.tidemark.plan;

import dev.tidemark.event.PlanDocument.Action;
import org.jspecify.annotations.Nullable;

/**
 * One resource instance in a plan.
 *
 * @param address with its module; an instance key that looks like a secret is masked
 * @param previousAddress where it was before a move
 * @param module address of its module instance; null in the root module
 * @param mode {@code managed} or {@code data}
 * @param type such as {@code aws_instance}
 * @param name its own, without module and key
 * @param provider such as {@code registry.terraform.io/hashicorp/aws}
 * @param deposed key of the deposed object that this is about
 * @param action what would be done; for drift, what was done outside
 * @param reason Terraform's own word, such as {@code replace_because_tainted}; open-ended
 * @param imported whether it is taken into the state
 * @param importId by which id; masked if it looks like a secret
 * @param changedAttributes how many of its values differ
 * @param details number of the document that holds its attributes
 */
public record PlannedResource(
        String address,
        @Nullable String previousAddress,
        @Nullable String module,
        String mode,
        String type,
        String name,
        String provider,
        @Nullable String deposed,
        Action action,
        @Nullable String reason,
        boolean imported,
        @Nullable String importId,
        int changedAttributes,
        int details) {

    /** Whether it gets another address, whatever else is done to it. */
    public boolean isMoved() {
        return previousAddress != null;
    }
}
