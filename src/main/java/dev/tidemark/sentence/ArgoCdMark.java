package dev.tidemark.sentence;

import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ApplicationSetEvent;
import dev.tidemark.event.SyncEvent;

/** Which mark stands beside what Argo CD does. */
final class ArgoCdMark {

    private static final String NOTED = "noted";
    private static final String UNSEEN = "unseen";

    private final MarkWords words;

    ArgoCdMark(MarkWords words) {
        this.words = words;
    }

    Mark of(SyncEvent event) {
        return switch (event) {
            case SyncEvent.Started ignored -> new Mark("moving", words.syncing());
            case SyncEvent.Retried ignored -> new Mark("moving", words.retried());
            case SyncEvent.Succeeded(var sync, var ignored) -> ofSuccess(sync);
            case SyncEvent.Failed ignored -> new Mark("failed", words.syncFailed());
            case SyncEvent.Errored ignored -> new Mark("failed", words.errored());
            case SyncEvent.Terminated ignored -> new Mark("void", words.terminated());
        };
    }

    private Mark ofSuccess(SyncEvent.Sync sync) {
        if (sync.dryRun()) {
            return new Mark(NOTED, words.dryRun());
        }
        if (sync.rollbackTo() != null) {
            return new Mark("back", words.rolledBack());
        }
        return new Mark("ok", sync.autoHealAttempts() > 0 ? words.healed() : words.synced());
    }

    Mark of(ApplicationEvent event) {
        return switch (event) {
            case ApplicationEvent.Created ignored -> new Mark(NOTED, words.created());
            case ApplicationEvent.Deleted ignored -> new Mark("void", words.deleted());
            case ApplicationEvent.SpecChanged ignored -> new Mark(NOTED, words.specChanged());
            case ApplicationEvent.AutoSyncChanged changed ->
                    changed.autoSync().enabled()
                            ? new Mark(NOTED, words.autoSyncOn())
                            : new Mark("paused", words.autoSyncOff());
            case ApplicationEvent.HealthChanged changed -> ofHealth(changed.health());
            case ApplicationEvent.ComparisonChanged changed -> ofComparison(changed.status());
            case ApplicationEvent.ImagesChanged ignored -> new Mark(NOTED, words.images());
            case ApplicationEvent.ConditionRaised ignored -> new Mark("failed", words.condition());
            case ApplicationEvent.ConditionCleared ignored -> new Mark("ok", words.conditionGone());
            case ApplicationEvent.Stalled ignored -> new Mark(UNSEEN, words.stalled());
            case ApplicationEvent.Reconciled ignored -> new Mark("ok", words.compared());
            case ApplicationEvent.PathsResolved ignored -> new Mark(NOTED, words.paths());
            case ApplicationEvent.RolloutChanged ignored -> new Mark("moving", words.phase());
            case ApplicationEvent.ActionReported ignored -> new Mark(NOTED, words.done());
        };
    }

    private Mark ofHealth(ApplicationEvent.Health health) {
        return switch (health) {
            case HEALTHY -> new Mark("ok", words.healthy());
            case PROGRESSING -> new Mark("moving", words.progressing());
            case DEGRADED -> new Mark("failed", words.degraded());
            case SUSPENDED -> new Mark("paused", words.suspended());
            case MISSING -> new Mark("failed", words.missing());
            case UNKNOWN -> new Mark(UNSEEN, words.unknown());
        };
    }

    /** Whether it is drift or a commit that waits, only a read model can tell. */
    private Mark ofComparison(ApplicationEvent.Comparison status) {
        return switch (status) {
            case SYNCED -> new Mark("ok", words.synced());
            case OUT_OF_SYNC -> new Mark("pending", words.outOfSync());
            case UNKNOWN -> new Mark(UNSEEN, words.unknown());
        };
    }

    Mark of(ApplicationSetEvent event) {
        return switch (event) {
            case ApplicationSetEvent.Changed ignored -> new Mark(NOTED, words.specChanged());
            case ApplicationSetEvent.Deleted ignored -> new Mark("void", words.deleted());
            case ApplicationSetEvent.ConditionRaised ignored -> new Mark(NOTED, words.condition());
            case ApplicationSetEvent.ConditionCleared ignored ->
                    new Mark(NOTED, words.conditionGone());
        };
    }
}
