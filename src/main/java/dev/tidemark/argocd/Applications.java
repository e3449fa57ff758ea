package dev.tidemark.argocd;

import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.Page;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.ValidTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Every application, as far as the log is folded. */
@ApplicationScoped
public class Applications {

    private static final int MOST = 500;

    private final ReadSide readSide;

    Applications(ReadSide readSide) {
        this.readSide = readSide;
    }

    /**
     * Which of them, and of which time.
     *
     * @param environment null for every one
     * @param domain null for every one
     * @param from inclusive; null for no limit
     * @param to exclusive; null for no limit
     */
    public record Filter(
            @Nullable String environment,
            @Nullable String domain,
            @Nullable Instant from,
            @Nullable Instant to) {

        public static final Filter ALL = new Filter(null, null, null, null);

        /** All that is asked of one domain. */
        public static Filter ofDomain(String domain) {
            return new Filter(null, domain, null, null);
        }
    }

    /** What is true now, by environment, domain and name; deleted ones are left out. */
    public Uni<List<ApplicationState>> now(Filter filter) {
        return at(ValidTime.NOW, filter);
    }

    /** What was true at an instant, as is known now. */
    public Uni<List<ApplicationState>> at(Instant instant, Filter filter) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select s.document
                                from view.application a
                                cross join lateral (
                                    select document
                                    from view.application_state
                                    where key = a.key and valid_from <= :at
                                    order by valid_from desc
                                    limit 1
                                ) s
                                where (:environment = '' or a.environment = :environment)
                                  and (:domain = '' or a.domain = :domain)
                                order by a.environment, a.domain, a.key
                                """,
                                String.class)
                        .setParameter("at", instant.atOffset(ZoneOffset.UTC))
                        .setParameter("environment", orEmpty(filter.environment()))
                        .setParameter("domain", orEmpty(filter.domain()))
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row -> Documents.read(row, ApplicationState.class))
                                        .filter(ApplicationState::exists)
                                        .toList()));
    }

    /**
     * Syncs that deployed something or may have, the newest first.
     *
     * @param after {@link Page#next} of the page before; null for the first
     * @param limit 1 to 500
     * @throws dev.tidemark.projection.InvalidCursor if {@code after} is none
     */
    public Uni<Page<Deployment>> deployments(Filter filter, @Nullable String after, int limit) {
        Cursor cursor = after == null ? null : Cursor.parse(after, 2);
        String sql =
                """
                select document
                from view.application_deployment
                where change <> 'none'
                  and %s
                  and (started_at, key) < (:beforeTime, :beforeKey)
                order by started_at desc, key desc
                limit :limit
                """
                        .formatted(within("started_at", "started_at"));
        int wanted = Math.clamp(limit, 1, MOST);
        return readSide.ask(session -> {
            var query = filtered(session, sql, filter);
            Instant before = cursor == null ? ValidTime.NOW : cursor.instant(0);
            return query.setParameter("beforeTime", before.atOffset(ZoneOffset.UTC))
                    .setParameter("beforeKey", cursor == null ? "" : cursor.string(1))
                    .setParameter("limit", wanted + 1)
                    .getResultList()
                    .map(rows -> page(rows, wanted));
        });
    }

    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

    private static Page<Deployment> page(List<String> rows, int wanted) {
        List<Deployment> found =
                rows.stream()
                        .limit(wanted)
                        .map(row -> Documents.read(row, Deployment.class))
                        .toList();
        String next =
                rows.size() <= wanted
                        ? null
                        : Cursor.of(
                                        found.getLast().startedAt(),
                                        found.getLast().placement().subject())
                                .text();
        return new Page<>(found, next);
    }

    /** Which episodes of drift. */
    public enum EpisodeState {
        OPEN,
        CLOSED,
        ANY
    }

    /**
     * Episodes of drift that touch the filter's time, those that are open first, then the newest.
     *
     * @param after where the first of them is to come
     * @param limit 1 to 500
     */
    public Uni<List<DriftEpisode>> episodes(
            Filter filter, EpisodeState state, EpisodePlace after, int limit) {
        String sql =
                """
                select document
                from view.application_episode
                where kind <> 'void'
                  and %s
                  and (:state = 'ANY' or (closed_at is null) = (:state = 'OPEN'))
                  %s
                limit :limit
                """
                        .formatted(
                                within("opened_at", "coalesce(closed_at, :latest)"),
                                EpisodePlace.after("opened_at", "closed_at", "key"));
        return readSide.ask(session ->
                after.in(filtered(session, sql, filter))
                        .setParameter("latest", ValidTime.NOW.atOffset(ZoneOffset.UTC))
                        .setParameter("state", state.name())
                        .setParameter("limit", Math.clamp(limit, 1, MOST))
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row -> Documents.read(row, DriftEpisode.class))
                                        .toList()));
    }

    /**
     * Syncs of applications that a person began, the newest first.
     *
     * @param environment of the applications
     * @param from inclusive
     * @param to inclusive
     * @param limit 1 to 500
     */
    public Uni<List<Deployment>> byHand(String environment, Instant from, Instant to, int limit) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select document
                                from view.application_deployment
                                where environment = :environment
                                  and started_at between :from and :to
                                  and not (document::jsonb ->> 'automated')::boolean
                                order by started_at desc, key
                                limit :limit
                                """,
                                String.class)
                        .setParameter("environment", environment)
                        .setParameter("from", from.atOffset(ZoneOffset.UTC))
                        .setParameter("to", to.atOffset(ZoneOffset.UTC))
                        .setParameter("limit", Math.clamp(limit, 1, MOST))
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row -> Documents.read(row, Deployment.class))
                                        .toList()));
    }

    /**
     * What was true at several instants of those of an environment's applications that were not
     * healthy then, and of some others.
     *
     * @param subjects of the others
     * @return by instant; deleted ones are left out
     */
    public Uni<Map<Instant, List<ApplicationState>>> unhealthyAt(
            String environment, Collection<Instant> instants, Collection<String> subjects) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select asked.at, s.document
                                from unnest(string_to_array(:instants, ',')) as asked (at)
                                cross join view.application a
                                cross join lateral (
                                    select document, health
                                    from view.application_state
                                    where key = a.key and valid_from <= asked.at::timestamptz
                                    order by valid_from desc
                                    limit 1
                                ) s
                                where a.environment = :environment
                                  and (s.health <> 'healthy'
                                    or a.key = any(string_to_array(:subjects, ',')))
                                """,
                                Object[].class)
                        .setParameter("environment", environment)
                        .setParameter("subjects", String.join(",", subjects))
                        .setParameter(
                                "instants",
                                instants.stream()
                                        .map(Instant::toString)
                                        .collect(Collectors.joining(",")))
                        .getResultList()
                        .map(Applications::byInstant));
    }

    private static Map<Instant, List<ApplicationState>> byInstant(List<Object[]> rows) {
        Map<Instant, List<ApplicationState>> states = new HashMap<>();
        for (Object[] row : rows) {
            ApplicationState state = Documents.read((String) row[1], ApplicationState.class);
            if (state.exists()) {
                states.computeIfAbsent(Instant.parse((String) row[0]), none -> new ArrayList<>())
                        .add(state);
            }
        }
        return states;
    }

    /** What was true at an instant, of what an application left behind; null before it was seen. */
    public static @Nullable ApplicationState at(Collection<ApplicationState> states, Instant at) {
        return states.stream()
                .filter(state -> !state.from().isAfter(at))
                .max(Comparator.comparing(ApplicationState::from))
                .orElse(null);
    }

    /** By environment and domain, and touching a time. */
    private static String within(String begins, String ends) {
        return """
        (:environment = '' or environment = :environment)
          and (:domain = '' or domain = :domain)
          and %s < :to
          and %s >= :from
        """
                .formatted(begins, ends);
    }

    private static Mutiny.SelectionQuery<String> filtered(
            Mutiny.Session session, String sql, Filter filter) {
        return session.createNativeQuery(sql, String.class)
                .setParameter("environment", orEmpty(filter.environment()))
                .setParameter("domain", orEmpty(filter.domain()))
                .setParameter("from", orElse(filter.from(), EARLIEST).atOffset(ZoneOffset.UTC))
                .setParameter("to", orElse(filter.to(), ValidTime.NOW).atOffset(ZoneOffset.UTC));
    }

    /**
     * What feeds applications.
     *
     * @param subjects of applications
     * @return by subject, then by {@link Target.At#pathsKey}
     */
    public Uni<Map<String, Map<String, PathsAt>>> paths(Collection<String> subjects) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select key, document
                                from view.application_paths
                                where key = any (string_to_array(:keys, E'\\n'))
                                """,
                                Object[].class)
                        .setParameter("keys", String.join("\n", subjects))
                        .getResultList()
                        .map(Applications::byKey));
    }

    /**
     * What feeds applications at some revisions alone.
     *
     * @param wanted by subject, the {@link Target.At#pathsKey} of each
     * @return as {@link #paths(Collection)}, those that are known
     */
    public Uni<Map<String, Map<String, PathsAt>>> paths(Map<String, Set<String>> wanted) {
        var keys = new ArrayList<String>();
        var items = new ArrayList<String>();
        wanted.forEach((key, each) ->
                each.stream()
                        .filter(item -> item.indexOf('\n') < 0)
                        .forEach(item -> {
                            keys.add(key);
                            items.add(item);
                        }));
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select key, document
                                from view.application_paths
                                where (key, item) in (
                                    select * from unnest(
                                        string_to_array(:keys, E'\\n'),
                                        string_to_array(:items, E'\\n')))
                                """,
                                Object[].class)
                        .setParameter("keys", String.join("\n", keys))
                        .setParameter("items", String.join("\n", items))
                        .getResultList()
                        .map(Applications::byKey));
    }

    private static Map<String, Map<String, PathsAt>> byKey(List<Object[]> rows) {
        Map<String, Map<String, PathsAt>> byKey = new HashMap<>();
        for (Object[] row : rows) {
            PathsAt paths = Documents.read((String) row[1], PathsAt.class);
            byKey.computeIfAbsent((String) row[0], none -> new LinkedHashMap<>())
                    .put(paths.key(), paths);
        }
        return byKey;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Instant orElse(@Nullable Instant instant, Instant otherwise) {
        return instant == null ? otherwise : instant;
    }
}
