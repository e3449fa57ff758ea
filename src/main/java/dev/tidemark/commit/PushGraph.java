package dev.tidemark.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pushes of one repository, each leading from what it left behind back to what was there before.
 * The same commits may be known by a push of all and by a push of each; the finer one counts.
 */
final class PushGraph {

    private final Map<String, List<Push>> byAfter = new HashMap<>();

    /** For revisions in the middle of a push. */
    private final Map<String, Push> byRevision = new HashMap<>();

    PushGraph(Collection<Push> pushes) {
        for (Push push : pushes) {
            byAfter.computeIfAbsent(push.after(), none -> new ArrayList<>()).add(push);
            push.revisions().forEach(revision -> byRevision.putIfAbsent(revision, push));
        }
        byAfter.values()
                .forEach(finest ->
                        finest.sort(Comparator.comparingInt(push -> push.pushed().commitCount())));
    }

    /** What came and what went between two revisions. */
    record Between(List<Push> added, List<Push> removed) {}

    /**
     * The pushes between two revisions.
     *
     * @param from null for the beginning
     * @return null if they do not lead from one to the other, nor both back to a third
     */
    @Nullable Between between(@Nullable String from, String to) {
        if (to.equals(from)) {
            return new Between(List.of(), List.of());
        }
        if (from == null) {
            // Nothing was there before: what it came with is all that can be named.
            List<Push> starts = startsOf(to);
            return starts.isEmpty() ? null : new Between(starts.subList(0, 1), List.of());
        }
        List<Push> forward = path(to, Set.of(from));
        if (forward != null) {
            return new Between(forward, List.of());
        }
        List<Push> back = path(from, Set.of(to));
        if (back != null) {
            return new Between(List.of(), back);
        }
        Set<String> beforeTo = reachable(to);
        List<Push> removed = path(from, beforeTo);
        if (removed == null) {
            return null;
        }
        String fork = removed.getLast().before();
        List<Push> added = path(to, Set.of(fork));
        return added == null ? null : new Between(added, removed);
    }

    private record Step(Push push, @Nullable Step after) {

        List<Push> toList() {
            var all = new ArrayList<Push>();
            for (Step step = this; step != null; step = step.after) {
                all.add(step.push);
            }
            return all.reversed();
        }
    }

    /** The newest first: from a revision back to one of these; null if there is no way. */
    private @Nullable List<Push> path(String begin, Set<String> ends) {
        Deque<Step> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        // The finest is pushed last, and so followed first.
        startsOf(begin).reversed().forEach(push -> open.push(new Step(push, null)));
        while (!open.isEmpty()) {
            Step step = open.pop();
            String before = step.push().before();
            boolean isEnd =
                    ends.contains(before)
                            || step.push().revisions().stream()
                                    .anyMatch(revision ->
                                            !revision.equals(begin) && ends.contains(revision));
            if (isEnd) {
                return step.toList();
            }
            if (seen.add(before)) {
                startsOf(before).reversed().forEach(push -> open.push(new Step(push, step)));
            }
        }
        return null;
    }

    private List<Push> startsOf(String revision) {
        List<Push> exact = byAfter.get(revision);
        if (exact != null) {
            return exact;
        }
        Push around = byRevision.get(revision);
        return around == null ? List.of() : List.of(around);
    }

    private Set<String> reachable(String begin) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(begin));
        while (!open.isEmpty()) {
            String revision = open.poll();
            if (seen.add(revision)) {
                startsOf(revision).forEach(push -> open.add(push.before()));
            }
        }
        return seen;
    }
}
