package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Applications;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.projection.Page;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs of each domain, and what was deployed. */
@ApplicationScoped
class Domains {

    /** How many weeks of deployments are counted. */
    static final int WEEKS = 8;

    /** More in one time cannot be drawn, and the page says so. */
    static final int MOST_DRAWN = 500;

    private final ReadSide readSide;
    private final Applications applications;
    private final Places places;
    private final Clock clock;

    Domains(ReadSide readSide, Applications applications, Places places, Clock clock) {
        this.readSide = readSide;
        this.applications = applications;
        this.places = places;
        this.clock = clock;
    }

    /**
     * Every application that belongs to a domain, by domain and environment.
     *
     * @param environment null for every one
     */
    Uni<List<ApplicationState>> now(@Nullable String environment) {
        return applications
                .now(new Applications.Filter(environment, null, null, null))
                .map(found ->
                        found.stream()
                                .filter(each -> each.placement().domain() != null)
                                .sorted(places.byDomain())
                                .toList());
    }

    /** The applications of one domain, by environment. */
    Uni<List<ApplicationState>> of(String domain) {
        return applications
                .now(Applications.Filter.ofDomain(domain))
                .map(found -> found.stream().sorted(places.byDomain()).toList());
    }

    /** Whether an application of it was ever seen, though it may be deleted. */
    Uni<Boolean> isKnown(String domain) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                "select count(*) from view.application where domain = :domain",
                                Long.class)
                        .setParameter("domain", domain)
                        .getSingleResult()
                        .map(count -> count > 0));
    }

    /** As {@link Applications#deployments}. */
    Uni<Page<Deployment>> deployments(
            Applications.Filter filter, @Nullable String after, int limit) {
        return applications.deployments(filter, after, limit);
    }

    /**
     * How many deployments succeeded in each of the last {@link #WEEKS} weeks, the last one last.
     *
     * @return by subject of the application; none for one that was not deployed
     */
    Uni<Map<String, List<Long>>> weekly() {
        Instant now = clock.instant();
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select key,
                                       cast(floor(extract(epoch from
                                           (cast(:now as timestamptz) - started_at))
                                           / 604800) as integer) as week,
                                       count(*)
                                from view.application_deployment
                                where change <> 'none'
                                  and outcome = 'succeeded'
                                  and domain is not null
                                  and started_at > :since
                                  and started_at <= :now
                                group by 1, 2
                                """,
                                Object[].class)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter(
                                "since",
                                now.minus(Duration.ofDays(7L * WEEKS)).atOffset(ZoneOffset.UTC))
                        .getResultList()
                        .map(Domains::byKey));
    }

    private static Map<String, List<Long>> byKey(List<Object[]> rows) {
        Map<String, List<Long>> byKey = new HashMap<>();
        for (Object[] row : rows) {
            List<Long> weeks =
                    byKey.computeIfAbsent(
                            (String) row[0],
                            none -> new ArrayList<>(Collections.nCopies(WEEKS, 0L)));
            int ago = ((Number) row[1]).intValue();
            weeks.set(WEEKS - 1 - Math.clamp(ago, 0, WEEKS - 1), ((Number) row[2]).longValue());
        }
        return byKey;
    }
}
