package dev.tidemark.population;

import dev.tidemark.argocd.Applications;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.DriftEpisode;
import dev.tidemark.argocd.EpisodePlace;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.ProjectLinks;
import dev.tidemark.commit.ForcedPushes;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyVersion;
import dev.tidemark.population.Deviation.Code;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import dev.tidemark.web.QueryLinks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What deviates in a period and belongs to no production change. */
@ApplicationScoped
class Surroundings {

    /** Of each kind; who has more in a period has another problem. */
    static final int MOST = 2_000;

    private static final int AT_ONCE = 500;

    private final ReadSide readSide;
    private final Applications applications;
    private final ForcedPushes pushes;
    private final Policies policies;

    Surroundings(
            ReadSide readSide, Applications applications, ForcedPushes pushes, Policies policies) {
        this.readSide = readSide;
        this.applications = applications;
        this.pushes = pushes;
        this.policies = policies;
    }

    /** All of them, in no order. One after the other: some callers have one session. */
    Uni<List<Deviation>> in(PopulationPeriod period) {
        Uni<List<Deviation>> all = Uni.createFrom().item(ArrayList::new);
        List<Supplier<Uni<List<Deviation>>>> kinds =
                List.of(
                        () -> forced(period),
                        () -> byHand(period),
                        () -> withoutAutoSync(period),
                        () -> policyChanges(period),
                        () -> liveDrift(period, EpisodePlace.START),
                        () -> terraformDrift(period),
                        () -> gaps(period));
        for (Supplier<Uni<List<Deviation>>> kind : kinds) {
            all =
                    all.chain(known ->
                            kind.get()
                                    .map(more -> {
                                        known.addAll(more);
                                        return known;
                                    }));
        }
        return all;
    }

    private static Deviation of(
            Code code, Instant at, String about, @Nullable String who, String href) {
        return new Deviation(code, at, null, about, who, href);
    }

    private Uni<List<Deviation>> forced(PopulationPeriod period) {
        return pushes.in(period.from(), period.to(), MOST)
                .map(found ->
                        found.stream()
                                .map(push ->
                                        of(
                                                Code.FORCED_PUSH,
                                                push.at(),
                                                push.repository()
                                                        + " "
                                                        + push.before().substring(0, 7)
                                                        + " → "
                                                        + push.after().substring(0, 7),
                                                push.pusher() == null
                                                        ? null
                                                        : push.pusher().login(),
                                                "/trail/" + push.position()))
                                .toList());
    }

    /** Syncs by hand that brought nothing: the others are production changes. */
    private Uni<List<Deviation>> byHand(PopulationPeriod period) {
        return read(
                """
                select document
                from view.application_deployment
                where environment = :environment
                  and change = 'none'
                  and not (document::jsonb ->> 'automated')::boolean
                  and started_at >= :from and started_at < :to
                order by started_at desc, key
                limit :limit
                """,
                period,
                Deployment.class,
                sync ->
                        of(
                                Code.SYNCED_BY_HAND,
                                sync.startedAt(),
                                sync.placement().application(),
                                sync.by(),
                                SyncReading.href(sync)));
    }

    /** Of an application's state, as far as it tells who switched it off. */
    private record Unsynced(Instant autoSyncOffSince, @Nullable String autoSyncOffBy) {}

    private Uni<List<Deviation>> withoutAutoSync(PopulationPeriod period) {
        return readSide.ask(session ->
                        period(
                                        session.createNativeQuery(
                                                """
                                                select distinct on (a.key, s.document::jsonb ->> 'autoSyncOffSince')
                                                    a.document::jsonb ->> 'name', s.document
                                                from view.application a
                                                join view.application_state s on s.key = a.key
                                                where s.document::jsonb -> 'placement' ->> 'environment'
                                                        = :environment
                                                  and s.document::jsonb ->> 'autoSyncOffSince' is not null
                                                  and s.valid_from < :to
                                                  and coalesce(s.valid_to, 'infinity') > :from
                                                order by a.key, s.document::jsonb ->> 'autoSyncOffSince',
                                                    s.valid_from desc
                                                limit :limit
                                                """,
                                                Object[].class),
                                        period)
                                .setParameter("environment", period.environment())
                                .getResultList())
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        unsynced(
                                                (String) row[0],
                                                Documents.read((String) row[1], Unsynced.class),
                                                period))
                                .toList());
    }

    private static Deviation unsynced(String application, Unsynced state, PopulationPeriod period) {
        return of(
                Code.AUTO_SYNC_OFF,
                state.autoSyncOffSince(),
                application,
                state.autoSyncOffBy(),
                QueryLinks.to("/environments/" + QueryLinks.segment(period.environment()))
                        .with("at", state.autoSyncOffSince().toString())
                        .href());
    }

    private Uni<List<Deviation>> policyChanges(PopulationPeriod period) {
        return policies.subject()
                .chain(subject ->
                        subject.isEmpty()
                                ? Uni.createFrom().item(List.of())
                                : read(
                                        """
                                        select document
                                        from view.policy
                                        where repository = :repository
                                          and last_time >= :from and last_time < :to
                                        order by last_time desc
                                        limit :limit
                                        """,
                                        period,
                                        PolicyVersion.class,
                                        Surroundings::policyChange,
                                        query ->
                                                query.setParameter(
                                                        "repository",
                                                        subject.get().parts().getFirst())));
    }

    private static Deviation policyChange(PolicyVersion version) {
        String commit = version.commit() == null ? "" : version.commit().abbreviated();
        return of(
                Code.POLICY_CHANGE,
                version.time(),
                commit,
                version.actor() == null ? null : version.actor().login(),
                "/trail/" + version.position());
    }

    private Uni<List<Deviation>> liveDrift(PopulationPeriod period, EpisodePlace after) {
        var filter =
                new Applications.Filter(period.environment(), null, period.from(), period.to());
        return applications
                .episodes(filter, Applications.EpisodeState.ANY, after, AT_ONCE)
                .chain(found -> {
                    List<Deviation> told = found.stream().map(this::drift).toList();
                    if (found.size() < AT_ONCE) {
                        return Uni.createFrom().item(told);
                    }
                    DriftEpisode last = found.getLast();
                    var place =
                            new EpisodePlace(
                                    last.closedAt() == null,
                                    last.openedAt(),
                                    last.placement().subject());
                    return liveDrift(period, place)
                            .map(more -> {
                                var all = new ArrayList<>(told);
                                all.addAll(more);
                                return all;
                            });
                });
    }

    private Deviation drift(DriftEpisode episode) {
        String what = String.join(", ", episode.resources().stream().limit(3).toList());
        return of(
                episode.kind() == DriftEpisode.Kind.DRIFT
                        ? Code.OUT_OF_BAND_DRIFT
                        : Code.UNKNOWN_DRIFT,
                episode.openedAt(),
                episode.placement().application() + (what.isEmpty() ? "" : ": " + what),
                null,
                QueryLinks.to("/drift")
                        .with("environment", episode.placement().environment())
                        .with("from", episode.openedAt().toString())
                        .with("to", episode.openedAt().plusSeconds(1).toString())
                        .href());
    }

    /** A drift of a Terraform project, as its read model has it. */
    private record Outside(
            String repository, AtlantisProject project, Instant openedAt, List<String> addresses) {}

    private Uni<List<Deviation>> terraformDrift(PopulationPeriod period) {
        return policies.inForce()
                .chain(policy ->
                        readSide.ask(session -> RepositoryLabels.of(session, "plan", "drift"))
                                .chain(names ->
                                        read(
                                                        """
                                                        select document
                                                        from view.drift_episode
                                                        where opened_at < :to
                                                          and coalesce(closed_at, 'infinity') >= :from
                                                        order by opened_at desc, key
                                                        limit :limit
                                                        """,
                                                        period,
                                                        Outside.class,
                                                        found -> found,
                                                        query -> query)
                                                .map(found ->
                                                        found.stream()
                                                                .filter(each ->
                                                                        policy.policy()
                                                                                .environmentOf(
                                                                                        names.of(
                                                                                                each
                                                                                                        .repository()),
                                                                                        each
                                                                                                .project())
                                                                                .equals(
                                                                                        period
                                                                                                .environment()))
                                                                .map(each -> outside(each, names))
                                                                .toList())));
    }

    private static Deviation outside(Outside found, RepositoryLabels names) {
        String what = String.join(", ", found.addresses().stream().limit(3).toList());
        return of(
                Code.OUT_OF_BAND_DRIFT,
                found.openedAt(),
                ChangeRuns.name(found.project()) + (what.isEmpty() ? "" : ": " + what),
                null,
                ProjectLinks.href(names.of(found.repository()), found.project()));
    }

    /** A time that was not observed. */
    private record Unobserved(
            String source, Instant from, Instant to, String missing, long position) {}

    private Uni<List<Deviation>> gaps(PopulationPeriod period) {
        return read(
                """
                select document
                from view.gap
                where ended_at >= :from
                  and (document::jsonb ->> 'from')::timestamptz < :to
                order by ended_at desc, key
                limit :limit
                """,
                period,
                Unobserved.class,
                gap ->
                        of(
                                Code.OBSERVATION_GAP,
                                gap.from(),
                                gap.source() + ": " + gap.missing(),
                                null,
                                "/trail/" + gap.position()));
    }

    private <T> Uni<List<Deviation>> read(
            String sql, PopulationPeriod period, Class<T> row, Function<T, Deviation> reading) {
        return read(
                sql,
                period,
                row,
                reading,
                query ->
                        sql.contains(":environment")
                                ? query.setParameter("environment", period.environment())
                                : query);
    }

    private <T, R> Uni<List<R>> read(
            String sql,
            PopulationPeriod period,
            Class<T> row,
            Function<T, R> reading,
            Function<Mutiny.SelectionQuery<String>, Mutiny.SelectionQuery<String>> more) {
        return readSide.ask(session ->
                        more.apply(period(session.createNativeQuery(sql, String.class), period))
                                .getResultList())
                .map(rows ->
                        rows.stream()
                                .map(each -> Documents.read(each, row))
                                .map(reading)
                                .filter(Objects::nonNull)
                                .toList());
    }

    private static <T> Mutiny.SelectionQuery<T> period(
            Mutiny.SelectionQuery<T> query, PopulationPeriod period) {
        return query.setParameter("from", period.from().atOffset(ZoneOffset.UTC))
                .setParameter("to", period.to().atOffset(ZoneOffset.UTC))
                .setParameter("limit", MOST);
    }
}
