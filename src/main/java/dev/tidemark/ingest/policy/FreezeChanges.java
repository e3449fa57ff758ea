package dev.tidemark.ingest.policy;

import dev.tidemark.policy.Freeze;
import dev.tidemark.policy.Policy;
import dev.tidemark.policy.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which freezes began and ended. Pure. */
final class FreezeChanges {

    /**
     * One of them.
     *
     * @param at when, by the policy and not by when anybody looked
     * @param until when it ends; null if this is its end
     */
    record Change(String window, Instant at, @Nullable Instant until) {}

    private final Policy policy;
    private final Instant since;
    private final Instant now;
    private final List<Change> changes = new ArrayList<>();

    private FreezeChanges(Policy policy, Instant since, Instant now) {
        this.policy = policy;
        this.since = since;
        this.now = now;
    }

    /**
     * In order.
     *
     * @param policy in force
     * @param since when it came into force
     * @param open what began and did not end, as is recorded
     * @param after what began up to then is recorded
     */
    static List<Change> between(
            Policy policy,
            Instant since,
            Map<String, OpenFreeze> open,
            Instant after,
            Instant now) {
        var freezes = new FreezeChanges(policy, since, now);
        Map<String, Instant> ends = new HashMap<>();
        open.forEach((window, freeze) -> ends.put(window, freezes.endOf(window, freeze)));
        open.forEach((window, freeze) ->
                freezes.prolong(window, freeze, ends.getOrDefault(window, freeze.until())));
        ends.forEach(freezes::end);
        for (Window window : policy.windows()) {
            freezes.begin(window, after, ends.get(window.name()));
        }
        // What ends at an instant ends before another begins.
        freezes.changes.sort(
                Comparator.comparing(Change::at)
                        .thenComparing(change -> change.until() != null)
                        .thenComparing(Change::window));
        return List.copyOf(freezes.changes);
    }

    /** A policy that does not have the window any more ended it when it came. */
    private Instant endOf(String window, OpenFreeze open) {
        if (!open.until().isAfter(since)) {
            return open.until();
        }
        Instant looked = later(open.from(), since);
        Optional<Freeze> still =
                policy.windows().stream()
                        .filter(each -> each.name().equals(window))
                        .flatMap(each -> each.freezes(looked, looked.plusNanos(1)).stream())
                        .filter(freeze -> freeze.isOn(looked))
                        .findFirst();
        return still.map(Freeze::until).orElse(looked);
    }

    /** Another policy may end it at another time. */
    private void prolong(String window, OpenFreeze open, Instant end) {
        if (since.isAfter(open.from()) && end.isAfter(since) && !end.equals(open.until())) {
            changes.add(new Change(window, since, end));
        }
    }

    private void end(String window, Instant end) {
        if (!end.isAfter(now)) {
            changes.add(new Change(window, end, null));
        }
    }

    /** A freeze that was on already when the policy came began with the policy. */
    private void begin(Window window, Instant after, @Nullable Instant openUntil) {
        for (Freeze freeze : window.freezes(earlier(after, since), now.plusNanos(1))) {
            Instant start = later(freeze.from(), since);
            boolean isRecorded = openUntil != null && start.isBefore(openUntil);
            if (start.isAfter(after)
                    && !start.isAfter(now)
                    && start.isBefore(freeze.until())
                    && !isRecorded) {
                changes.add(new Change(window.name(), start, freeze.until()));
                end(window.name(), freeze.until());
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
