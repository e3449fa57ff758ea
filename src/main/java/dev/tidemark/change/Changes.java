package dev.tidemark.change;

import dev.tidemark.projection.Documents;
import dev.tidemark.projection.Page;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** All changes, as far as the log is folded. */
@ApplicationScoped
public class Changes {

    private static final int MOST = 200;

    private final ReadSide readSide;

    Changes(ReadSide readSide) {
        this.readSide = readSide;
    }

    /**
     * The newest changes that the filter lets through.
     *
     * @param after {@link Page#next} of the page before; null for the first
     * @param limit 1 to 200
     * @throws dev.tidemark.projection.InvalidCursor if {@code after} is none
     */
    public Uni<Page<ChangeSummary>> list(ChangeFilter filter, @Nullable String after, int limit) {
        int wanted = Math.clamp(limit, 1, MOST);
        ChangeQuery query = ChangeQuery.of(filter, after, wanted + 1);
        return readSide.ask(session -> page(session, query, wanted));
    }

    private static Uni<Page<ChangeSummary>> page(
            Mutiny.Session session, ChangeQuery query, int wanted) {
        var select = session.createNativeQuery(query.sql(), String.class);
        query.parameters().forEach(select::setParameter);
        return select.getResultList().chain(keys -> page(session, keys, wanted));
    }

    private static Uni<Page<ChangeSummary>> page(
            Mutiny.Session session, List<String> keys, int wanted) {
        boolean isLast = keys.size() <= wanted;
        return rows(session, keys.subList(0, Math.min(keys.size(), wanted)))
                .chain(rows -> summarise(session, rows, isLast));
    }

    /** Rows in the order of their keys. Hibernate Reactive reads no entity by a native query. */
    private static Uni<List<ChangeRow>> rows(Mutiny.Session session, List<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery("from ChangeRow where key in (:keys)", ChangeRow.class)
                        .setParameter("keys", keys)
                        .getResultList()
                        .map(rows -> inOrder(rows, keys));
    }

    private static List<ChangeRow> inOrder(List<ChangeRow> rows, List<String> keys) {
        Map<String, ChangeRow> byKey =
                rows.stream().collect(Collectors.toMap(row -> row.key, Function.identity()));
        // A row may have gone between the two questions.
        return keys.stream().map(byKey::get).filter(Objects::nonNull).toList();
    }

    private static Uni<Page<ChangeSummary>> summarise(
            Mutiny.Session session, List<ChangeRow> rows, boolean isLast) {
        String next = isLast || rows.isEmpty() ? null : ChangeQuery.cursor(rows.getLast()).text();
        return touched(session, rows)
                .map(touched -> new Page<>(rows.stream().map(touched::summary).toList(), next));
    }

    private static Uni<Touched> touched(Mutiny.Session session, List<ChangeRow> rows) {
        return session.createNativeQuery(Touched.SQL, Object[].class)
                .setParameter(
                        "keys", rows.stream().map(row -> row.key).collect(Collectors.joining("\n")))
                .setParameter(
                        "repositories",
                        rows.stream().map(row -> row.repository).collect(Collectors.joining("\n")))
                .getResultList()
                .map(Touched::of);
    }

    /**
     * One change, by any name that its repository ever had. A name that moved on to another
     * repository means that one, unless only the former has such a change.
     *
     * @param host null for whichever host knows the name
     */
    public Uni<Optional<Change>> find(
            @Nullable String host, String owner, String repository, long number) {
        String name = (host == null ? "" : host) + "/" + owner + "/" + repository;
        return readSide.ask(session -> find(session, name.toLowerCase(Locale.ROOT), number));
    }

    private static Uni<Optional<Change>> find(Mutiny.Session session, String name, long number) {
        return session.createNativeQuery(
                        """
                        select c.key
                        from view.change c
                        left join view.change_repository r
                            on r.repository = c.repository
                            and :name in (r.name, substr(r.name, strpos(r.name, '/')))
                        where c.number = :number
                          and (r.name is not null
                               or :name in (
                                   c.repository,
                                   substr(c.repository, strpos(c.repository, '/'))))
                        order by r.time desc nulls last, r.entry desc, c.repository
                        limit 1
                        """,
                        String.class)
                .setParameter("name", name)
                .setParameter("number", number)
                .getResultList()
                .chain(keys -> rows(session, keys))
                .chain(rows -> details(session, rows));
    }

    private static Uni<Optional<Change>> details(Mutiny.Session session, List<ChangeRow> rows) {
        return touched(session, rows)
                .map(touched -> rows.stream().findFirst().map(row -> details(row, touched)));
    }

    private static Change details(ChangeRow row, Touched touched) {
        return Documents.read(row.document, Change.class).shown(touched.summary(row));
    }

    /** How many there are in each state. */
    public Uni<Totals> totals() {
        return readSide.ask(session ->
                session.createNativeQuery(
                                "select state, count(*) from view.change group by state",
                                Object[].class)
                        .getResultList()
                        .map(Changes::totals));
    }

    private static Totals totals(List<Object[]> rows) {
        Map<String, Long> counts =
                rows.stream()
                        .collect(
                                Collectors.toMap(
                                        row -> (String) row[0],
                                        row -> ((Number) row[1]).longValue()));
        return new Totals(
                counts.getOrDefault(State.OPEN.word(), 0L),
                counts.getOrDefault(State.DRAFT.word(), 0L),
                counts.getOrDefault(State.MERGED.word(), 0L),
                counts.getOrDefault(State.CLOSED.word(), 0L));
    }
}
