package dev.tidemark.drift;

import dev.tidemark.argocd.Applications;
import dev.tidemark.argocd.EpisodePlace;
import dev.tidemark.drift.LabelledApplies.PlacedApply;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** All episodes of drift, as far as the log is folded. */
@ApplicationScoped
class DriftEpisodes {

    /** Of each kind: no picture holds more, and the page says that it is cut. */
    static final int MOST = 500;

    /** A status and a comment that tell of one apply are no further apart. */
    static final String SAME_APPLY = "interval '1 hour'";

    private final ReadSide readSide;
    private final Applications applications;
    private final NotAppliedEpisodes notApplied;

    DriftEpisodes(ReadSide readSide, Applications applications, NotAppliedEpisodes notApplied) {
        this.readSide = readSide;
        this.applications = applications;
        this.notApplied = notApplied;
    }

    /**
     * What was found.
     *
     * @param episodes as in {@link Episode#ORDER}
     * @param isCut whether there are more of a kind than are told
     */
    record Found(List<Episode> episodes, boolean isCut) {

        Found {
            episodes = List.copyOf(episodes);
        }
    }

    /** Episodes that touch the filter's time, as many as pictures hold. */
    Uni<Found> find(DriftFilter filter) {
        return ofKinds(filter, kind -> EpisodePlace.START, MOST)
                .map(kinds ->
                        new Found(
                                merged(kinds),
                                kinds.stream().anyMatch(each -> each.size() >= MOST)));
    }

    /** The next episodes that touch the filter's time. */
    Uni<List<Episode>> after(DriftFilter filter, DriftCursor after, int limit) {
        return ofKinds(filter, after::placeIn, limit)
                .map(kinds -> merged(kinds).stream().limit(limit).toList());
    }

    private static List<Episode> merged(List<List<Episode>> kinds) {
        return kinds.stream().flatMap(List::stream).sorted(Episode.ORDER).toList();
    }

    /** One after the other: a request has one session. */
    private Uni<List<List<Episode>>> ofKinds(
            DriftFilter filter, Function<EpisodeKind, EpisodePlace> after, int limit) {
        return ofKind(filter, EpisodeKind.APPLICATION, after, limit)
                .flatMap(live ->
                        ofKind(filter, EpisodeKind.OUTSIDE_TERRAFORM, after, limit)
                                .flatMap(outside ->
                                        ofKind(filter, EpisodeKind.NOT_APPLIED, after, limit)
                                                .map(waiting -> List.of(live, outside, waiting))));
    }

    private Uni<List<Episode>> ofKind(
            DriftFilter filter,
            EpisodeKind kind,
            Function<EpisodeKind, EpisodePlace> after,
            int limit) {
        if (!filter.wants(kind)) {
            return Uni.createFrom().item(List.of());
        }
        EpisodePlace place = after.apply(kind);
        return switch (kind) {
            case APPLICATION ->
                    applications
                            .episodes(filter.ofApplications(), filter.state(), place, limit)
                            .map(found -> found.stream().map(Episode::of).toList());
            case OUTSIDE_TERRAFORM -> outside(filter, place, limit);
            case NOT_APPLIED -> notApplied.after(filter, place, limit);
        };
    }

    private Uni<List<Episode>> outside(DriftFilter filter, EpisodePlace after, int limit) {
        return readSide.ask(session ->
                outside(session, filter, after, limit)
                        .flatMap(found ->
                                RepositoryLabels.of(session, "plan", "drift")
                                        .map(names -> outside(found, names))));
    }

    private static List<Episode> outside(List<Object[]> rows, RepositoryLabels names) {
        var episodes = new ArrayList<Episode>();
        for (Object[] row : rows) {
            OutsideEpisode found = found(row);
            episodes.add(Episode.of((String) row[0], found, names.of(found.repository())));
        }
        return episodes;
    }

    /** An apply that only a status told ends it, unless it was found again after that. */
    private static OutsideEpisode found(Object[] row) {
        var found = Documents.read((String) row[1], OutsideEpisode.class);
        if (row[2] == null) {
            return found;
        }
        Applied applied = Documents.read((String) row[2], PlacedApply.class).applied();
        return found.closed(applied.at(), applied);
    }

    private static Uni<List<Object[]>> outside(
            Mutiny.Session session, DriftFilter filter, EpisodePlace after, int limit) {
        String sql =
                """
                select e.key, e.document, told.document
                from view.drift_episode e
                left join lateral (
                    select document, applied_at
                    from view.drift_label_apply
                    where place = e.key
                      and applied_at > e.seen_at
                      and applied_at < case
                            when e.document::jsonb ->> 'applied' is null
                            then coalesce(e.closed_at, :latest)
                            else e.closed_at - %s
                          end
                    order by applied_at
                    limit 1
                ) told on true
                where (:environment = '' or e.environment = :environment)
                  and e.opened_at < :to
                  and coalesce(told.applied_at, e.closed_at, :latest) >= :from
                  and (:state = 'ANY'
                    or (coalesce(told.applied_at, e.closed_at) is null) = (:state = 'OPEN'))
                  %s
                limit :limit
                """
                        .formatted(
                                SAME_APPLY,
                                EpisodePlace.after(
                                        "e.opened_at",
                                        "coalesce(told.applied_at, e.closed_at)",
                                        "e.key"));
        return after.in(filter.in(session.createNativeQuery(sql, Object[].class)))
                .setParameter(
                        "environment", filter.environment() == null ? "" : filter.environment())
                .setParameter("limit", limit)
                .getResultList();
    }

    /**
     * Since when it is known what runs, by domain; those without one are under "". Terraform's
     * projects are under {@link DriftHeat#TERRAFORM}.
     */
    Uni<Map<String, Instant>> observedSince() {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select coalesce(a.domain, ''),
                                       cast(floor(extract(epoch from min(s.valid_from))) as bigint)
                                from view.application a
                                cross join lateral (
                                    select valid_from
                                    from view.application_state
                                    where key = a.key
                                    order by valid_from
                                    limit 1
                                ) s
                                group by 1
                                union all
                                select cast(:terraform as text),
                                       cast(floor(extract(epoch from min(first_look_at))) as bigint)
                                from view.drift
                                having min(first_look_at) is not null
                                """,
                                Object[].class)
                        .setParameter("terraform", DriftHeat.TERRAFORM)
                        .getResultList()
                        .map(DriftEpisodes::since));
    }

    private static Map<String, Instant> since(List<Object[]> rows) {
        Map<String, Instant> since = new HashMap<>();
        for (Object[] row : rows) {
            since.put((String) row[0], Instant.ofEpochSecond(((Number) row[1]).longValue()));
        }
        return since;
    }
}
