package dev.tidemark.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long it took until what ran was as it should be again.
 *
 * @param all of them, the shortest first
 * @param byEnding what ended them, in the order of {@link Ending}
 */
record Repairs(List<Duration> all, List<Group> byEnding) {

    Repairs {
        all = List.copyOf(all);
        byEnding = List.copyOf(byEnding);
    }

    /**
     * Those that ended in one way.
     *
     * @param durations the shortest first; never empty
     */
    record Group(Ending ending, List<Duration> durations) {

        Group {
            durations = List.copyOf(durations);
        }

        Duration median() {
            return Repairs.median(durations);
        }

        Duration longest() {
            return durations.getLast();
        }
    }

    /** Of those that closed in a time and were drift for certain. A deletion repairs nothing. */
    static Repairs of(List<Episode> episodes, Instant from, Instant to) {
        Map<Ending, List<Duration>> byEnding = new EnumMap<>(Ending.class);
        for (Episode each : episodes) {
            Instant closed = each.closedAt();
            Ending ending = each.ending();
            boolean isInside = closed != null && !closed.isBefore(from) && closed.isBefore(to);
            if (isInside && ending != null && ending.isRepair() && each.isCertain()) {
                byEnding.computeIfAbsent(ending, none -> new ArrayList<>())
                        .add(Duration.between(each.openedAt(), closed));
            }
        }
        List<Group> groups =
                byEnding.entrySet().stream()
                        .map(each ->
                                new Group(
                                        each.getKey(), each.getValue().stream().sorted().toList()))
                        .toList();
        return new Repairs(
                groups.stream().flatMap(each -> each.durations().stream()).sorted().toList(),
                groups);
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    static Duration median(List<Duration> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }
}
