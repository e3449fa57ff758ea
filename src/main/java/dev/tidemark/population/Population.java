package dev.tidemark.population;

import dev.tidemark.population.Deviation.Code;
import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.InvalidCursor;
import dev.tidemark.web.BadRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The population of a period, summed up, with one page of its changes.
 *
 * @param total how many changes there are
 * @param duties how many of each, those of which there are none left out
 * @param emergencies how many were let out against the policy
 * @param counts how many deviations of each kind, the worst first
 * @param deviations of each kind the newest, as many as a page holds
 * @param changes of this page, the newest first
 * @param next of the page after this one; null if it is the last
 */
record Population(
        PopulationPeriod period,
        Completeness.Standing standing,
        long total,
        Map<Duty, Long> duties,
        long emergencies,
        Map<Code, Long> counts,
        List<Deviation> deviations,
        List<ProductionChange> changes,
        @Nullable String next) {

    /** Of each kind, on a page; all of them are in the file. */
    static final int MOST_OF_A_KIND = 50;

    static Population of(
            Populations populations, PopulationPeriod period, @Nullable String after, int limit) {
        var gathering = new Gathering(after == null ? null : place(after), limit);
        Completeness.Standing standing = populations.standing();
        populations.beside(period).forEach(gathering::add);
        populations.read(period, gathering::add);
        return gathering.population(period, standing);
    }

    /** Where a page ended. */
    private record Place(Instant at, String id) {

        boolean isBefore(ProductionChange change) {
            int order = at.compareTo(change.startedAt());
            return order > 0 || (order == 0 && id.compareTo(change.id()) < 0);
        }
    }

    private static Place place(String after) {
        try {
            Cursor cursor = Cursor.parse(after, 2);
            return new Place(cursor.instant(0), cursor.string(1));
        } catch (InvalidCursor unreadable) {
            throw new BadRequest("after is the next of a page before, unchanged");
        }
    }

    private static final class Gathering {

        private final @Nullable Place after;
        private final int limit;
        private final Map<Duty, Long> duties = new EnumMap<>(Duty.class);
        private final Map<Code, Long> counts = new EnumMap<>(Code.class);
        private final List<Deviation> deviations = new ArrayList<>();
        private final List<ProductionChange> changes = new ArrayList<>();
        private long total;
        private long emergencies;

        Gathering(@Nullable Place after, int limit) {
            this.after = after;
            this.limit = limit;
        }

        void add(ProductionChange change) {
            total++;
            emergencies += change.emergency() ? 1 : 0;
            duties.merge(change.duty(), 1L, Long::sum);
            change.deviations().forEach(this::add);
            if (changes.size() <= limit && (after == null || after.isBefore(change))) {
                changes.add(change);
            }
        }

        void add(Deviation deviation) {
            if (counts.merge(deviation.code(), 1L, Long::sum) <= MOST_OF_A_KIND) {
                deviations.add(deviation);
            }
        }

        Population population(PopulationPeriod period, Completeness.Standing standing) {
            List<ProductionChange> page = changes.subList(0, Math.min(limit, changes.size()));
            String next =
                    changes.size() <= limit
                            ? null
                            : Cursor.of(page.getLast().startedAt(), page.getLast().id()).text();
            deviations.sort(
                    Comparator.comparing(Deviation::code)
                            .thenComparing(Comparator.comparing(Deviation::at).reversed()));
            return new Population(
                    period,
                    standing,
                    total,
                    duties,
                    emergencies,
                    counts,
                    List.copyOf(deviations),
                    List.copyOf(page),
                    next);
        }
    }
}
