package dev.tidemark.environment;

import dev.tidemark.argocd.ApplicationSetState;
import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Applications;
import dev.tidemark.argocd.ClusterState;
import dev.tidemark.argocd.Clusters;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.event.Subject;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.Mappings;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import dev.tidemark.projection.ValidTime;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Everything that was told of environments, as far as the log is folded. */
@ApplicationScoped
class Observations {

    /** Enough to hold the last apply of a project that is planned more often than applied. */
    static final int NEWEST = 5;

    /** How far back a sync by hand is worth telling. */
    static final Duration LATELY = Duration.ofDays(30);

    static final int MOST_BY_HAND = 20;

    private static final String CLUSTER = "cluster/";

    private final ReadSide readSide;
    private final Applications applications;
    private final Clusters clusters;
    private final Plans plans;
    private final ObservedThen then;
    private final Mappings mappings;
    private final Clock clock;

    Observations(
            ReadSide readSide,
            Applications applications,
            Clusters clusters,
            Plans plans,
            ObservedThen then,
            Mappings mappings,
            Clock clock) {
        this.readSide = readSide;
        this.applications = applications;
        this.clusters = clusters;
        this.plans = plans;
        this.then = then;
        this.mappings = mappings;
        this.clock = clock;
    }

    /**
     * What was observed.
     *
     * @param environment null for every one
     */
    Uni<Observed> of(@Nullable String environment, Point point) {
        Uni<List<String>> environments = readSide.ask(this::environments);
        Uni<RepositoryLabels> names =
                readSide.ask(session -> RepositoryLabels.of(session, "terraform", "run"));
        Long known = point.known();
        return known == null
                ? ofNow(environment, point.instant(), environments, names)
                : Uni.combine()
                        .all()
                        .unis(environments, names)
                        .asTuple()
                        .chain(beside ->
                                Uni.createFrom()
                                        .item(() ->
                                                then.of(
                                                        environment,
                                                        known,
                                                        point.instant(),
                                                        beside.getItem1(),
                                                        beside.getItem2()))
                                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    private Uni<Observed> ofNow(
            @Nullable String environment,
            Instant at,
            Uni<List<String>> environments,
            Uni<RepositoryLabels> names) {
        var filter = new Applications.Filter(environment, null, null, null);
        Uni<List<Deployment>> byHand = byHand(environment, at);
        return Uni.combine()
                .all()
                .unis(
                        environments,
                        applications.at(at, filter),
                        clusters.at(at),
                        clusters.applicationSets(at),
                        readSide.ask(session ->
                                ValidTime.at(session, "run", "state", RunState.class, "", at)),
                        readSide.ask(session -> changes(session, environment, at))
                                .chain(keys -> plans.at(at, keys)),
                        readSide.ask(session -> looks(session, at)),
                        byHand.chain(syncs -> before(environment, syncs)),
                        names)
                .with(parts -> {
                    var hand = (ByHand) parts.get(7);
                    return new Observed(
                            list(parts.get(0), String.class),
                            list(parts.get(1), ApplicationState.class),
                            list(parts.get(2), ClusterState.class),
                            list(parts.get(3), ApplicationSetState.class),
                            list(parts.get(4), RunState.class),
                            runs(parts.get(5)),
                            list(parts.get(6), Observed.Looked.class),
                            hand.syncs(),
                            hand.before(),
                            mappings.now(),
                            (RepositoryLabels) parts.get(8));
                });
    }

    private record ByHand(List<Deployment> syncs, Map<Instant, List<ApplicationState>> before) {}

    private static <T> List<T> list(Object part, Class<T> of) {
        return ((List<?>) part).stream().map(of::cast).toList();
    }

    private static Map<String, ChangeRuns> runs(Object part) {
        Map<String, ChangeRuns> runs = new HashMap<>();
        ((Map<?, ?>) part).forEach((key, each) -> runs.put((String) key, (ChangeRuns) each));
        return runs;
    }

    private Uni<List<Deployment>> byHand(@Nullable String environment, Instant at) {
        Instant to = at.equals(ValidTime.NOW) ? clock.instant() : at;
        return environment == null
                ? Uni.createFrom().item(List.of())
                : applications.byHand(environment, to.minus(LATELY), to, MOST_BY_HAND);
    }

    private Uni<ByHand> before(@Nullable String environment, List<Deployment> syncs) {
        return environment == null || syncs.isEmpty()
                ? Uni.createFrom().item(new ByHand(syncs, Map.of()))
                : applications
                        .unhealthyAt(
                                environment,
                                syncs.stream().map(Deployment::startedAt).distinct().toList(),
                                syncs.stream().map(each -> each.placement().subject()).toList())
                        .map(before -> new ByHand(syncs, before));
    }

    /** Environment, or the name of a cluster; a cluster's applications say where it is. */
    private Uni<List<String>> environments(Mutiny.Session session) {
        return session.createNativeQuery(
                        """
                        select distinct environment, 'application/' || split_part(key, '/', 2)
                        from view.application
                        where environment <> ''
                        union
                        select environment, '' from view.terraform where environment <> ''
                        union
                        select environment, '' from view.run where environment <> ''
                        union all
                        select document::jsonb ->> 'name', 'cluster/' from view.cluster
                        """,
                        Object[].class)
                .getResultList()
                .map(found -> environments(found, mappings.now()));
    }

    private static List<String> environments(List<Object[]> found, Mapping mapping) {
        var environments = new TreeSet<>(mapping.order());
        var placed = new HashSet<String>();
        var clusters = new HashSet<String>();
        for (Object[] row : found) {
            String where = (String) row[1];
            if (where.equals(CLUSTER)) {
                clusters.add((String) row[0]);
                continue;
            }
            environments.add((String) row[0]);
            if (!where.isEmpty()) {
                placed.add(new Subject(where).parts().getFirst());
            }
        }
        clusters.removeAll(placed);
        clusters.forEach(each -> environments.addAll(mapping.environmentsOfCluster(each)));
        return List.copyOf(environments);
    }

    /** The pull requests that may tell where projects stood: they told last, or applied last. */
    private static Uni<List<String>> changes(
            Mutiny.Session session, @Nullable String environment, Instant at) {
        return session.createNativeQuery(
                        """
                        select distinct recent.item
                        from view.terraform place
                        cross join lateral (
                            (
                                select item
                                from view.terraform_change
                                where key = place.key and told_at <= :at
                                order by told_at desc
                                limit :newest
                            )
                            union
                            (
                                select item
                                from view.terraform_change
                                where key = place.key and applied_at <= :at
                                order by applied_at desc
                                limit :newest
                            )
                        ) recent
                        where (:environment = '' or place.environment = :environment)
                        """,
                        String.class)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .setParameter("newest", NEWEST)
                .setParameter("environment", environment == null ? "" : environment)
                .getResultList();
    }

    private static Uni<List<Observed.Looked>> looks(Mutiny.Session session, Instant at) {
        return session.createNativeQuery(
                        """
                        select place.document, look.document
                        from view.terraform place
                        cross join lateral (
                            select document
                            from view.terraform_look
                            where key = place.key and valid_from <= :at
                            order by valid_from desc
                            limit 1
                        ) look
                        order by place.key
                        """,
                        Object[].class)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .getResultList()
                .map(rows -> rows.stream().map(Observations::looked).toList());
    }

    private static Observed.Looked looked(Object[] row) {
        TerraformPlace place = Documents.read((String) row[0], TerraformPlace.class);
        return new Observed.Looked(
                place.repository(),
                place.dir(),
                place.workspace(),
                Documents.read((String) row[1], TerraformPlace.Look.class));
    }
}
