package dev.tidemark.drift;

import dev.tidemark.argocd.Applications;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import dev.tidemark.projection.ValidTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** All episodes of drift, as far as the log is folded. */
@ApplicationScoped
class DriftEpisodes {

    /** Of each kind: more are too many to look at, and the page says that it is cut. */
    static final int MOST = 500;

    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

    private final ReadSide readSide;
    private final Applications applications;
    private final Plans plans;

    DriftEpisodes(ReadSide readSide, Applications applications, Plans plans) {
        this.readSide = readSide;
        this.applications = applications;
        this.plans = plans;
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

    /** Episodes that touch the filter's time. One after the other: a request has one session. */
    Uni<Found> find(DriftFilter filter) {
        return ofApplications(filter)
                .flatMap(live ->
                        outside(filter)
                                .flatMap(outside ->
                                        notApplied(filter)
                                                .map(waiting ->
                                                        found(
                                                                filter,
                                                                List.of(live, outside, waiting)))));
    }

    private static Found found(DriftFilter filter, List<List<Episode>> kinds) {
        boolean isCut = kinds.stream().anyMatch(each -> each.size() >= MOST);
        List<Episode> episodes =
                kinds.stream()
                        .flatMap(List::stream)
                        .filter(filter::wants)
                        .sorted(Episode.ORDER)
                        .toList();
        return new Found(episodes, isCut);
    }

    private Uni<List<Episode>> ofApplications(DriftFilter filter) {
        return filter.wants(EpisodeKind.APPLICATION)
                ? applications
                        .episodes(filter.ofApplications(), filter.state(), MOST)
                        .map(found -> found.stream().map(Episode::of).toList())
                : Uni.createFrom().item(List.of());
    }

    private Uni<List<Episode>> outside(DriftFilter filter) {
        return filter.wants(EpisodeKind.OUTSIDE_TERRAFORM)
                ? readSide.ask(session ->
                        outside(session, filter)
                                .flatMap(found ->
                                        RepositoryLabels.of(session, "plan", "drift")
                                                .map(names -> outside(found, names))))
                : Uni.createFrom().item(List.of());
    }

    private static List<Episode> outside(List<String> documents, RepositoryLabels names) {
        return documents.stream()
                .map(document -> Documents.read(document, OutsideEpisode.class))
                .map(each -> Episode.of(each, names.of(each.repository())))
                .toList();
    }

    private static Uni<List<String>> outside(Mutiny.Session session, DriftFilter filter) {
        return timed(
                        session.createNativeQuery(
                                """
                                select document
                                from view.drift_episode
                                where (:environment = '' or environment = :environment)
                                  and opened_at < :to
                                  and coalesce(closed_at, :latest) >= :from
                                  and (:state = 'ANY' or (closed_at is null) = (:state = 'OPEN'))
                                order by closed_at is null desc, opened_at desc, key
                                limit :limit
                                """,
                                String.class),
                        filter)
                .setParameter(
                        "environment", filter.environment() == null ? "" : filter.environment())
                .getResultList();
    }

    private Uni<List<Episode>> notApplied(DriftFilter filter) {
        return filter.wants(EpisodeKind.NOT_APPLIED)
                ? readSide.ask(session ->
                                candidates(session, filter)
                                        .flatMap(found ->
                                                RepositoryLabels.of(session, "plan", "drift")
                                                        .map(names -> Map.entry(found, names))))
                        .flatMap(found -> notApplied(found.getKey(), found.getValue()))
                : Uni.createFrom().item(List.of());
    }

    private Uni<List<Episode>> notApplied(List<NotApplied> found, RepositoryLabels names) {
        List<String> changes = found.stream().map(NotApplied::change).distinct().toList();
        return plans.of(changes).map(runs -> episodes(found, runs, names));
    }

    private static List<Episode> episodes(
            List<NotApplied> found, Map<String, ChangeRuns> runs, RepositoryLabels names) {
        var episodes = new ArrayList<Episode>();
        for (NotApplied each : found) {
            ChangeRuns ofChange = runs.getOrDefault(each.change(), ChangeRuns.NONE);
            each.episode(ofChange, names.of(each.repositoryId())).ifPresent(episodes::add);
        }
        return episodes;
    }

    private static Uni<List<NotApplied>> candidates(Mutiny.Session session, DriftFilter filter) {
        return timed(
                        session.createNativeQuery(
                                """
                                select u.key, u.value, a.document
                                from view.plan p
                                join view.plan_unapplied u on u.key = p.key
                                left join lateral (
                                    select document, applied_at
                                    from view.drift_apply
                                    where key = u.value and applied_at > p.merged_at
                                    order by applied_at
                                    limit 1
                                ) a on true
                                where p.merged_at < :to
                                  and coalesce(a.applied_at, :latest) >= :from
                                  and (:state = 'ANY' or (a.applied_at is null) = (:state = 'OPEN'))
                                order by a.applied_at is null desc, p.merged_at desc, u.key, u.value
                                limit :limit
                                """,
                                Object[].class),
                        filter)
                .getResultList()
                .map(rows -> rows.stream().map(DriftEpisodes::candidate).toList());
    }

    private static NotApplied candidate(Object[] row) {
        String applied = (String) row[2];
        return new NotApplied(
                (String) row[0],
                (String) row[1],
                applied == null ? null : Documents.read(applied, Applied.class));
    }

    private static <T> Mutiny.SelectionQuery<T> timed(
            Mutiny.SelectionQuery<T> query, DriftFilter filter) {
        return query.setParameter("from", orElse(filter.from(), EARLIEST).atOffset(ZoneOffset.UTC))
                .setParameter("to", orElse(filter.to(), ValidTime.NOW).atOffset(ZoneOffset.UTC))
                .setParameter("latest", ValidTime.NOW.atOffset(ZoneOffset.UTC))
                .setParameter("state", filter.state().name())
                .setParameter("limit", MOST);
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

    private static Instant orElse(@Nullable Instant instant, Instant otherwise) {
        return instant == null ? otherwise : instant;
    }
}
