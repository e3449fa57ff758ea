package dev.tidemark.ingest.argocd;

import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.SyncEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sequence of looks makes, and how it reads. */
record Derived(List<NewEntry> entries, @Nullable Remembered after) {

    static final Cluster CLUSTER = new Cluster("production", "argocd");
    private static final String EVIDENCE = "e".repeat(64);

    static Derived of(List<WatchedApplication.Seen> seen) {
        return of(seen, false);
    }

    /**
     * Folds them.
     *
     * @param restarting whether the watcher starts anew before each look
     */
    static Derived of(List<WatchedApplication.Seen> seen, boolean restarting) {
        var changes = new ApplicationChanges(CLUSTER);
        var entries = new ArrayList<NewEntry>();
        Remembered remembered = null;
        for (WatchedApplication.Seen look : seen) {
            if (restarting && remembered != null) {
                remembered = Remembered.fromJson(remembered.toJson());
            }
            var outcome = changes.between(remembered, look.object(), look.look(), EVIDENCE);
            entries.addAll(outcome.entries());
            remembered = outcome.after();
        }
        return new Derived(entries, remembered);
    }

    List<String> lines() {
        return entries.stream().map(Derived::line).toList();
    }

    /** Without what the first look told. */
    List<String> linesAfter(List<WatchedApplication.Seen> seen) {
        return lines().subList(of(seen.subList(0, 1)).entries().size(), entries.size());
    }

    Instant time(String line) {
        return entries.get(lines().indexOf(line)).envelope().time();
    }

    @SuppressWarnings("unchecked")
    <E> E only(Class<E> type) {
        return (E)
                entries.stream()
                        .map(NewEntry::event)
                        .filter(type::isInstance)
                        .reduce((one, other) -> other)
                        .orElseThrow();
    }

    static String line(NewEntry entry) {
        return switch (entry.event()) {
            case SyncEvent event -> line(event);
            case ApplicationEvent event -> line(event);
            default -> throw new AssertionError(entry.event());
        };
    }

    private static String line(SyncEvent event) {
        SyncEvent.Sync sync = event.sync();
        String what =
                event.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
                        + (event instanceof SyncEvent.Retried retried ? " " + retried.retry() : "");
        return what
                + " "
                + sync.revisions().stream().map(Derived::brief).toList()
                + " by "
                + Operation.initiator(sync)
                + (sync.selected() > 0 ? " partial" : "")
                + (sync.autoHealAttempts() > 0 ? " heal" : "")
                + (sync.dryRun() ? " dry" : "")
                + (sync.rollbackTo() == null ? "" : " back to " + sync.rollbackTo());
    }

    private static String line(ApplicationEvent event) {
        return switch (event) {
            case ApplicationEvent.Created created -> "created " + created.uid();
            case ApplicationEvent.Deleted deleted ->
                    "deleted " + deleted.uid() + (deleted.timeUnknown() ? " sometime" : "");
            case ApplicationEvent.SpecChanged ignored -> "spec";
            case ApplicationEvent.AutoSyncChanged changed ->
                    "autosync " + (changed.autoSync().enabled() ? "on" : "off");
            case ApplicationEvent.HealthChanged changed -> "health " + changed.health();
            case ApplicationEvent.ComparisonChanged changed ->
                    changed.status()
                            + " "
                            + changed.revisions().stream().map(Derived::brief).toList()
                            + " "
                            + changed.resources()
                            + (changed.toPrune().isEmpty() ? "" : " prune " + changed.toPrune())
                            + (changed.specMoved() ? " of another spec" : "");
            case ApplicationEvent.ImagesChanged changed -> "images " + changed.images();
            case ApplicationEvent.ConditionRaised raised ->
                    "raised " + raised.condition() + ": " + raised.message();
            case ApplicationEvent.ConditionCleared cleared -> "cleared " + cleared.condition();
            case ApplicationEvent.Stalled ignored -> "stalled";
            case ApplicationEvent.Reconciled ignored -> "reconciled";
            case ApplicationEvent.PathsResolved ignored -> "paths";
            case ApplicationEvent.RolloutChanged changed -> "rollout " + changed.status();
            case ApplicationEvent.ActionReported reported -> "reported " + reported.action();
        };
    }

    private static String brief(String revision) {
        return "r" + revision.charAt(0);
    }
}
