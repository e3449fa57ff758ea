package dev.tidemark.sandbox.argocd;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sync on its way. */
final class Operation {

    final List<String> revisions;
    final Set<Managed> selected;
    final @Nullable String user;
    final boolean automated;
    final boolean rollback;
    final int healAttempts;
    final int retryLimit;

    Step step = Step.REQUESTED;
    int retries;
    boolean changed;
    boolean dryRun;
    List<String> before = List.of();
    Instant startedAt = Instant.EPOCH;
    LiveApplication.@Nullable Failure failure;

    enum Step {
        REQUESTED,
        RUNNING,
        WAITING_FOR_RETRY,
        APPLIED,
        RECORDED,
        TERMINATING
    }

    Operation(
            List<String> revisions,
            Set<Managed> selected,
            @Nullable String user,
            boolean automated,
            boolean rollback,
            int healAttempts,
            int retryLimit) {
        this.revisions = List.copyOf(revisions);
        this.selected = Set.copyOf(selected);
        this.user = user;
        this.automated = automated;
        this.rollback = rollback;
        this.healAttempts = healAttempts;
        this.retryLimit = retryLimit;
    }

    static Operation automatic(List<String> revisions, int retryLimit) {
        return new Operation(revisions, Set.of(), null, true, false, 0, retryLimit);
    }

    static Operation selfHeal(
            List<String> revisions, Set<Managed> selected, int attempts, int retryLimit) {
        return new Operation(revisions, selected, null, true, false, attempts, retryLimit);
    }

    static Operation manual(List<String> revisions, String user, boolean rollback) {
        return new Operation(revisions, Set.of(), user, false, rollback, 0, 0);
    }

    /** Of chosen resources, as somebody picks them in the user interface. */
    static Operation partial(List<String> revisions, Set<Managed> selected, String user) {
        return new Operation(revisions, selected, user, false, false, 0, 0);
    }

    /** One that changes nothing. */
    static Operation dryRun(List<String> revisions, String user) {
        var operation = manual(revisions, user, false);
        operation.dryRun = true;
        return operation;
    }

    static Operation rolling(List<String> revisions) {
        return new Operation(revisions, Set.of(), "applicationset-controller", true, false, 0, 5);
    }

    boolean isPartial() {
        return !selected.isEmpty();
    }
}
