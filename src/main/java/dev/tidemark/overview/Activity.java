package dev.tidemark.overview;

import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Page;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that happened, newest first. */
@ApplicationScoped
public class Activity {

    private static final int MOST = 200;

    private final ReadSide readSide;
    private final Clock clock;

    Activity(ReadSide readSide, Clock clock) {
        this.readSide = readSide;
        this.clock = clock;
    }

    /**
     * The newest facts.
     *
     * @param after {@link Page#next} of the page before; null for the first
     * @param limit 1 to 200
     * @throws dev.tidemark.projection.InvalidCursor if {@code after} is none
     */
    public Uni<Page<JoinedFact>> newest(@Nullable String after, int limit) {
        int wanted = Math.clamp(limit, 1, MOST);
        Cursor end = after == null ? null : Cursor.parse(after, 2);
        Instant before = end == null ? clock.instant().plus(Duration.ofDays(1)) : end.instant(0);
        String key = end == null ? "" : end.string(1);
        return readSide.ask(session ->
                session.createQuery(
                                """
                                from ActivityRow
                                where happenedAt <= :before
                                  and (happenedAt < :before or key > :key)
                                order by happenedAt desc, key
                                """,
                                ActivityRow.class)
                        .setParameter("before", before)
                        .setParameter("key", key)
                        .setMaxResults(wanted + 1)
                        .getResultList()
                        .map(rows -> page(rows, wanted)));
    }

    private static Page<JoinedFact> page(List<ActivityRow> rows, int wanted) {
        List<ActivityRow> shown = rows.subList(0, Math.min(rows.size(), wanted));
        return new Page<>(
                shown.stream().map(row -> Documents.read(row.document, JoinedFact.class)).toList(),
                rows.size() > wanted
                        ? Cursor.of(shown.getLast().happenedAt, shown.getLast().key).text()
                        : null);
    }

    /** Figures, as of now. Merges are counted from the read model of changes: each once. */
    public Uni<ActivityTotals> totals() {
        Instant now = clock.instant();
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select
                                    (select count(*) from view.change
                                     where state in ('open', 'draft')),
                                    (select count(*) from view.change
                                     where merged_at >= :week and merged_at <= :now),
                                    (select count(*) from view.change
                                     where merged_at >= :weeks and merged_at <= :now),
                                    (select count(distinct person) from view.activity
                                     where happened_at >= :weeks),
                                    (select count(*) from view.activity)
                                """,
                                Object[].class)
                        .setParameter("now", now)
                        .setParameter("week", now.minus(Duration.ofDays(7)))
                        .setParameter("weeks", now.minus(Duration.ofDays(28)))
                        .getSingleResult()
                        .map(Activity::totals));
    }

    private static ActivityTotals totals(Object[] row) {
        return new ActivityTotals(
                number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
