package dev.tidemark.drift;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long what belongs to a domain differed on each day; Terraform's projects stand together.
 * Times in which several things differed count once. Only what is drift for certain is in it.
 *
 * @param days in order
 * @param rows by name, Terraform last: those with drift in these days
 * @param calm how many others had none
 */
record DriftHeat(List<LocalDate> days, List<Row> rows, int calm) {

    /** No domain's label can be it. */
    static final String TERRAFORM = "\u0001terraform";

    private static final int MOST_DAYS = 92;
    private static final int MOST_ROWS = 40;

    DriftHeat {
        days = List.copyOf(days);
        rows = List.copyOf(rows);
    }

    /**
     * A domain.
     *
     * @param name "" for what belongs to none
     * @param drifted one for each day; null where nobody watched yet
     */
    record Row(String name, List<@Nullable Duration> drifted) {}

    private record Stretch(Instant begin, Instant end) {}

    /**
     * Counts the days from one instant to another, at most the last 92.
     *
     * @param observedSince since when it is known what runs, by name of the row
     */
    static DriftHeat of(
            List<Episode> episodes,
            Map<String, Instant> observedSince,
            Instant from,
            Instant to,
            ZoneId zone) {
        List<LocalDate> days = days(from, to, zone);
        Map<String, List<Stretch>> byName = new TreeMap<>(Comparator.comparing(DriftHeat::order));
        Instant first = days.getFirst().atStartOfDay(zone).toInstant();
        for (Episode episode : episodes) {
            Stretch stretch = within(episode, first, to);
            if (episode.isCertain() && stretch != null) {
                byName.computeIfAbsent(name(episode), none -> new ArrayList<>()).add(stretch);
            }
        }
        List<Row> rows =
                byName.entrySet().stream()
                        .limit(MOST_ROWS)
                        .map(each ->
                                new Row(
                                        each.getKey(),
                                        drifted(
                                                days,
                                                apart(each.getValue()),
                                                observedSince.get(each.getKey()),
                                                zone)))
                        .toList();
        long calm =
                observedSince.keySet().stream().filter(name -> !byName.containsKey(name)).count();
        return new DriftHeat(days, rows, (int) calm);
    }

    static String name(Episode episode) {
        return episode.kind() == EpisodeKind.APPLICATION ? episode.domain().orElse("") : TERRAFORM;
    }

    /** Terraform after every domain, and what has none before it. */
    private static String order(String name) {
        return switch (name) {
            case TERRAFORM -> "\uffff\uffff";
            case "" -> "\uffff";
            default -> name;
        };
    }

    private static List<LocalDate> days(Instant from, Instant to, ZoneId zone) {
        LocalDate last = to.minusNanos(1).atZone(zone).toLocalDate();
        LocalDate first = from.atZone(zone).toLocalDate();
        LocalDate earliest = last.minusDays(MOST_DAYS - 1L);
        return (first.isBefore(earliest) ? earliest : first).datesUntil(last.plusDays(1)).toList();
    }

    private static @Nullable Stretch within(Episode episode, Instant first, Instant last) {
        Instant closed = episode.closedAt();
        Instant begin = episode.openedAt().isBefore(first) ? first : episode.openedAt();
        Instant end = closed == null || closed.isAfter(last) ? last : closed;
        return begin.isBefore(end) ? new Stretch(begin, end) : null;
    }

    /** The same times, without overlaps. */
    private static List<Stretch> apart(List<Stretch> stretches) {
        var apart = new ArrayList<Stretch>();
        for (Stretch each :
                stretches.stream().sorted(Comparator.comparing(Stretch::begin)).toList()) {
            if (apart.isEmpty() || apart.getLast().end().isBefore(each.begin())) {
                apart.add(each);
            } else if (each.end().isAfter(apart.getLast().end())) {
                apart.add(new Stretch(apart.removeLast().begin(), each.end()));
            }
        }
        return apart;
    }

    private static List<@Nullable Duration> drifted(
            List<LocalDate> days,
            List<Stretch> stretches,
            @Nullable Instant observedSince,
            ZoneId zone) {
        var drifted = new ArrayList<@Nullable Duration>();
        for (LocalDate day : days) {
            Instant begin = day.atStartOfDay(zone).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            Duration total = total(stretches, begin, end);
            boolean isUnseen = observedSince == null || !observedSince.isBefore(end);
            drifted.add(total.isZero() && isUnseen ? null : total);
        }
        return drifted;
    }

    private static Duration total(List<Stretch> stretches, Instant begin, Instant end) {
        Duration total = Duration.ZERO;
        for (Stretch each : stretches) {
            Instant from = each.begin().isBefore(begin) ? begin : each.begin();
            Instant to = each.end().isAfter(end) ? end : each.end();
            total = from.isBefore(to) ? total.plus(Duration.between(from, to)) : total;
        }
        return total;
    }

    /** 0 for none to 4 for more than six hours. */
    static int level(Duration drifted) {
        if (drifted.isZero()) {
            return 0;
        }
        if (drifted.compareTo(Duration.ofMinutes(15)) <= 0) {
            return 1;
        }
        if (drifted.compareTo(Duration.ofHours(1)) <= 0) {
            return 2;
        }
        return drifted.compareTo(Duration.ofHours(6)) <= 0 ? 3 : 4;
    }
}
