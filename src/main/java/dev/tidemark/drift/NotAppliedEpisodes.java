package dev.tidemark.drift;

import dev.tidemark.argocd.EpisodePlace;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.Mappings;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Pull requests that were merged with a plan that was not applied, as episodes. Whether one really
 * is takes all that was told of the pull request, so what the database finds are candidates.
 */
@ApplicationScoped
class NotAppliedEpisodes {

    /** Candidates that are read at a time, at the least. */
    private static final int SOME = 50;

    private final ReadSide readSide;
    private final Plans plans;
    private final Mappings mappings;

    NotAppliedEpisodes(ReadSide readSide, Plans plans, Mappings mappings) {
        this.mappings = mappings;
        this.readSide = readSide;
        this.plans = plans;
    }

    /** The first that come after a place; reads on while those that are found are none. */
    Uni<List<Episode>> after(DriftFilter filter, EpisodePlace after, int limit) {
        int asked = Math.max(limit, SOME);
        return readSide.ask(session ->
                        candidates(session, filter, after, asked)
                                .flatMap(found ->
                                        RepositoryLabels.of(session, "plan", "drift")
                                                .map(names -> Map.entry(found, names))))
                .flatMap(found ->
                        episodes(filter, found.getKey(), found.getValue())
                                .flatMap(episodes ->
                                        found.getKey().size() < asked || episodes.size() >= limit
                                                ? Uni.createFrom().item(episodes)
                                                : goOn(filter, found.getKey(), episodes, limit)))
                .map(episodes -> episodes.stream().limit(limit).toList());
    }

    private Uni<List<Episode>> goOn(
            DriftFilter filter, List<NotApplied> read, List<Episode> found, int limit) {
        return after(filter, read.getLast().place(), limit - found.size())
                .map(more -> Stream.concat(found.stream(), more.stream()).toList());
    }

    private Uni<List<Episode>> episodes(
            DriftFilter filter, List<NotApplied> found, RepositoryLabels names) {
        List<String> changes = found.stream().map(NotApplied::change).distinct().toList();
        return plans.of(changes)
                .map(runs -> episodes(found, runs, names).stream().filter(filter::wants).toList());
    }

    private List<Episode> episodes(
            List<NotApplied> found, Map<String, ChangeRuns> runs, RepositoryLabels names) {
        var episodes = new ArrayList<Episode>();
        for (NotApplied each : found) {
            ChangeRuns ofChange = runs.getOrDefault(each.change(), ChangeRuns.NONE);
            each.episode(ofChange, names.of(each.repositoryId()), mappings.now())
                    .ifPresent(episodes::add);
        }
        return episodes;
    }

    private static Uni<List<NotApplied>> candidates(
            Mutiny.Session session, DriftFilter filter, EpisodePlace after, int limit) {
        String sql =
                """
                select u.key, u.value, a.document,
                       cast(extract(epoch from p.merged_at) * 1000000 as bigint)
                from view.plan p
                join view.plan_unapplied u on u.key = p.key
                left join lateral (
                    (
                        select document, applied_at, applied_at as told_at
                        from view.drift_apply
                        where key = u.value and applied_at > p.merged_at
                        order by applied_at
                        limit 1
                    )
                    union all
                    (
                        select (document::jsonb -> 'applied')::text, applied_at,
                               applied_at + %s
                        from view.drift_label_apply
                        where place = u.value and applied_at > p.merged_at
                        order by applied_at
                        limit 1
                    )
                    order by told_at
                    limit 1
                ) a on true
                where p.merged_at < :to
                  and coalesce(a.applied_at, :latest) >= :from
                  and (:state = 'ANY' or (a.applied_at is null) = (:state = 'OPEN'))
                  %s
                limit :limit
                """
                        .formatted(
                                DriftEpisodes.SAME_APPLY,
                                EpisodePlace.after(
                                        "p.merged_at", "a.applied_at", "u.key || ' ' || u.value"));
        return after.in(filter.in(session.createNativeQuery(sql, Object[].class)))
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(NotAppliedEpisodes::candidate).toList());
    }

    private static NotApplied candidate(Object[] row) {
        String applied = (String) row[2];
        long mergedAt = ((Number) row[3]).longValue();
        return new NotApplied(
                (String) row[0],
                (String) row[1],
                Instant.EPOCH.plus(mergedAt, ChronoUnit.MICROS),
                applied == null ? null : Documents.read(applied, Applied.class));
    }
}
