package dev.tidemark.sandbox.atlantis;

import java.time.Instant;
import java.util.List;

/**
 * What Terraform would do.
 *
 * @param drift what differs from what was applied, whoever did it
 * @param outputs outputs that would change, as lines of text
 */
record Plan(
        Project project,
        Instant at,
        List<ResourceChange> changes,
        List<ResourceChange> drift,
        List<Output> outputs) {

    Plan {
        changes = List.copyOf(changes);
        drift = List.copyOf(drift);
        outputs = List.copyOf(outputs);
    }

    /** An output with another value. */
    record Output(String name, String before, String after) {}

    long adds() {
        return changes.stream().filter(change -> change.action().adds()).count();
    }

    long updates() {
        return changes.stream().filter(change -> change.action() == Action.UPDATE).count();
    }

    long destroys() {
        return changes.stream().filter(change -> change.action().destroys()).count();
    }

    boolean isEmpty() {
        return changes.isEmpty() && outputs.isEmpty();
    }

    /** Terraform's own line of it, which Atlantis repeats in comments and statuses. */
    String summary() {
        return isEmpty()
                ? "No changes. Your infrastructure matches the configuration."
                : "Plan: %d to add, %d to change, %d to destroy."
                        .formatted(adds(), updates(), destroys());
    }
}
