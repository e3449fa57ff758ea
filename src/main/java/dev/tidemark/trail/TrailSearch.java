package dev.tidemark.trail;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.trail.TrailKeyset.Towards;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds entries of the log by a filter. What comes back are positions; what an entry says is asked
 * of the log.
 */
@ApplicationScoped
public class TrailSearch {

    /**
     * A filter that lets much through meets a page of it among so many neighbours, which are read
     * by position; one that does not has so few beyond them that all can be looked up.
     */
    private static final int NEIGHBOURS = 20_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventLog log;
    private final ReadSide readSide;
    private final int neighbours;

    @Inject
    TrailSearch(EventLog log, ReadSide readSide) {
        this(log, readSide, NEIGHBOURS);
    }

    TrailSearch(EventLog log, ReadSide readSide, int neighbours) {
        this.log = log;
        this.readSide = readSide;
        this.neighbours = neighbours;
    }

    /**
     * The entries next to a place, as far as the log is searchable by now.
     *
     * @param limit at least 1
     */
    public Uni<TrailPage> page(TrailFilter filter, TrailKeyset keyset, int limit) {
        if (filter.isEverything()) {
            return size().map(size -> pageOfAll(size, keyset, limit));
        }
        return asked(
                filter,
                (session, query) ->
                        folded(session).flatMap(size -> page(session, query, keyset, limit, size)));
    }

    private static TrailPage pageOfAll(long size, TrailKeyset keyset, int limit) {
        boolean older = keyset.towards() == Towards.OLDER;
        long begin = Math.min(keyset.position(), size);
        long to = older ? begin : Math.min(begin + 1 + limit, size);
        long from = older ? Math.max(0, to - limit) : Math.min(begin + 1, to);
        return new TrailPage(
                LongStream.range(from, to).map(each -> from + to - 1 - each).boxed().toList(),
                to < size,
                from > 0,
                size);
    }

    private Uni<TrailPage> page(
            Mutiny.Session session, TrailQuery query, TrailKeyset keyset, int limit, long size) {
        boolean older = keyset.towards() == Towards.OLDER;
        long begin = Math.min(keyset.position(), size);
        Uni<List<Long>> found =
                older
                        ? below(session, query, 0, begin, limit + 1)
                        : above(session, query, begin + 1, size, limit + 1);
        return found.flatMap(positions -> {
            boolean more = positions.size() > limit;
            List<Long> shown = more ? positions.subList(0, limit) : positions;
            return isAnyBehind(session, query, keyset, size)
                    .map(behind ->
                            older
                                    ? new TrailPage(shown, behind, more, size)
                                    : new TrailPage(shown.reversed(), more, behind, size));
        });
    }

    /** Whether there is anything on the other side of where a page begins, itself included. */
    private Uni<Boolean> isAnyBehind(
            Mutiny.Session session, TrailQuery query, TrailKeyset keyset, long size) {
        if (keyset.isNewest()) {
            return Uni.createFrom().item(false);
        }
        Uni<List<Long>> behind =
                keyset.towards() == Towards.OLDER
                        ? above(session, query, keyset.position(), size, 1)
                        : below(session, query, 0, Math.min(keyset.position(), size - 1) + 1, 1);
        return behind.map(found -> !found.isEmpty());
    }

    /**
     * Positions of matching entries, in rising order. Waits until the log is searchable up to
     * {@code size}; fails with a {@link java.util.concurrent.TimeoutException} if it does not
     * become so.
     *
     * @param after only behind this one; -1 for all
     * @param size only of the first so many entries
     */
    public Uni<List<Long>> positions(TrailFilter filter, long after, long size, int limit) {
        if (filter.isEverything()) {
            long to = Math.min(size, after + 1 + limit);
            return Uni.createFrom().item(LongStream.range(after + 1, to).boxed().toList());
        }
        return searchable(size)
                .flatMap(ready ->
                        asked(
                                filter,
                                (session, query) -> above(session, query, after + 1, size, limit)));
    }

    /** How many match among the first {@code size} entries. Waits as {@link #positions}. */
    public Uni<Long> count(TrailFilter filter, long size) {
        return searchable(size).flatMap(ready -> countUpTo(filter, size, Long.MAX_VALUE));
    }

    /**
     * How many match among the first {@code size} entries, as far as they are searchable by now; no
     * more than {@code most}.
     */
    Uni<Long> countUpTo(TrailFilter filter, long size, long most) {
        if (filter.isEverything()) {
            return Uni.createFrom().item(Math.min(size, most));
        }
        return asked(
                filter,
                (session, query) ->
                        with(
                                        session.createNativeQuery(
                                                """
                                                select count(*)
                                                from (
                                                    select 1
                                                    from view.trail
                                                    where position < :size and %s
                                                    limit :most
                                                ) found
                                                """
                                                        .formatted(query.condition()),
                                                Long.class),
                                        query.parameters())
                                .setParameter("size", size)
                                .setParameter("most", most)
                                .getSingleResult());
    }

    /** What these entries are about, as far as they are searchable by now. */
    public Uni<Map<Long, Scope>> scopes(Collection<Long> positions) {
        return readSide.ask(session -> Scopes.of(session, positions));
    }

    private <T> Uni<T> asked(
            TrailFilter filter, BiFunction<Mutiny.Session, TrailQuery, Uni<T>> question) {
        return readSide.ask(session ->
                applications(session, filter)
                        .map(applications -> TrailQuery.of(filter, applications))
                        .flatMap(query -> question.apply(session, query)));
    }

    /** Subjects of the applications in the filter's domain. */
    private static Uni<List<String>> applications(Mutiny.Session session, TrailFilter filter) {
        return filter.domain() == null
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(
                                "select key from view.application where domain = :domain",
                                String.class)
                        .setParameter("domain", filter.domain())
                        .getResultList();
    }

    /** From the first position up to another, rising. */
    private Uni<List<Long>> above(
            Mutiny.Session session, TrailQuery query, long from, long to, int limit) {
        long near = from > to - neighbours ? to : from + neighbours;
        return range(session, query, from, near, limit, "asc")
                .flatMap(found ->
                        found.size() == limit || near >= to
                                ? Uni.createFrom().item(found)
                                : lookedUp(session, query, near, to, limit - found.size(), "asc")
                                        .map(rest -> joined(found, rest)));
    }

    /** As {@link #above}, falling. */
    private Uni<List<Long>> below(
            Mutiny.Session session, TrailQuery query, long from, long to, int limit) {
        long near = Math.max(from, to - neighbours);
        return range(session, query, near, to, limit, "desc")
                .flatMap(found ->
                        found.size() == limit || near <= from
                                ? Uni.createFrom().item(found)
                                : lookedUp(session, query, from, near, limit - found.size(), "desc")
                                        .map(rest -> joined(found, rest)));
    }

    private static List<Long> joined(List<Long> first, List<Long> rest) {
        var all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private static Uni<List<Long>> range(
            Mutiny.Session session, TrailQuery query, long from, long to, int limit, String order) {
        return positions(
                session,
                """
                select position
                from view.trail
                where position >= :first and position < :last and %s
                order by position %s
                limit :rows
                """
                        .formatted(query.condition(), order),
                query,
                from,
                to,
                limit);
    }

    /** Without the fence the planner may trust that a match is near, and read the whole log. */
    private static Uni<List<Long>> lookedUp(
            Mutiny.Session session, TrailQuery query, long from, long to, int limit, String order) {
        return positions(
                session,
                """
                with found as materialized (
                    select position
                    from view.trail
                    where %s
                )
                select position
                from found
                where position >= :first and position < :last
                order by position %s
                limit :rows
                """
                        .formatted(query.condition(), order),
                query,
                from,
                to,
                limit);
    }

    private static Uni<List<Long>> positions(
            Mutiny.Session session, String sql, TrailQuery query, long from, long to, int limit) {
        return with(session.createNativeQuery(sql, Long.class), query.parameters())
                .setParameter("first", from)
                .setParameter("last", to)
                .setParameter("rows", limit)
                .getResultList();
    }

    private static <T> Mutiny.SelectionQuery<T> with(
            Mutiny.SelectionQuery<T> query, Map<String, Object> parameters) {
        parameters.forEach(query::setParameter);
        return query;
    }

    private Uni<Long> size() {
        return Entries.reading(log::size);
    }

    /** How many entries are searchable. */
    private static Uni<Long> folded(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select position from view.projection where name = 'trail' and live",
                        Long.class)
                .getSingleResult();
    }

    private Uni<Long> searchable(long size) {
        return readSide.ask(TrailSearch::folded)
                .repeat()
                .withDelay(BETWEEN_LOOKS)
                .whilst(folded -> folded < size)
                .collect()
                .last()
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
