package dev.tidemark.population;

import dev.tidemark.approval.ChangeApprovals;
import dev.tidemark.approval.RecordedDecisions;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.commit.ReviewedChange;
import dev.tidemark.commit.ReviewedChanges;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyInForce;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Applies of a period as production changes. */
@ApplicationScoped
class Applies {

    private final ReadSide readSide;
    private final Plans plans;
    private final ReviewedChanges reviewed;
    private final RecordedDecisions decisions;
    private final Policies policies;

    Applies(
            ReadSide readSide,
            Plans plans,
            ReviewedChanges reviewed,
            RecordedDecisions decisions,
            Policies policies) {
        this.readSide = readSide;
        this.plans = plans;
        this.reviewed = reviewed;
        this.decisions = decisions;
        this.policies = policies;
    }

    /** What every pull request is read with. */
    record Around(RepositoryLabels labels, PolicyInForce policy) {}

    Uni<Around> around() {
        return policies.inForce()
                .chain(policy ->
                        readSide.ask(session -> RepositoryLabels.of(session, "plan"))
                                .map(labels -> new Around(labels, policy)));
    }

    /**
     * Pull requests in which something may have been applied in the period, in order of their keys.
     * A status alone may tell of an apply, and statuses are not told in the plans.
     *
     * @param after the key before the first
     */
    Uni<List<String>> changes(PopulationPeriod period, String after, int limit) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select p.key
                                from view.plan p
                                where p.key > :after
                                  and (p.last_time >= :from
                                    or exists (
                                        select 1
                                        from view.plan_revision r
                                        join view.plan_status s on s.key = r.value
                                        where r.key = p.key and s.last_time >= :from))
                                order by p.key
                                limit :limit
                                """,
                                String.class)
                        .setParameter("after", after)
                        .setParameter("from", period.from().atOffset(ZoneOffset.UTC))
                        .setParameter("limit", limit)
                        .getResultList());
    }

    /** Their applies that began in the period, in no order. */
    Uni<List<ProductionChange>> of(List<String> changes, PopulationPeriod period, Around around) {
        return plans.of(changes)
                .chain(runs ->
                        reviewed.of(changes)
                                .chain(known ->
                                        decisions
                                                .of(changes)
                                                .map(decided ->
                                                        read(
                                                                runs, known, decided, period,
                                                                around))));
    }

    private static List<ProductionChange> read(
            Map<String, ChangeRuns> runs,
            Map<String, ReviewedChange> reviewed,
            Map<String, ChangeApprovals> decided,
            PopulationPeriod period,
            Around around) {
        var changes = new ArrayList<ProductionChange>();
        runs.forEach((key, each) -> {
            List<String> parts = new Subject(key).parts();
            Repository repository = Repository.parse(parts.get(0));
            long number = Long.parseLong(parts.get(1));
            String name = around.labels().of(repository.toString());
            var reading =
                    new ApplyReading(
                            repository,
                            name,
                            number,
                            each,
                            decided.getOrDefault(key, ChangeApprovals.none(repository, number)),
                            reviewed.get(key));
            reading.applies().stream()
                    .filter(apply -> period.holds(apply.startedAt()))
                    .filter(apply ->
                            around.policy()
                                    .policy()
                                    .environmentOf(name, apply.project())
                                    .equals(period.environment()))
                    .map(reading::change)
                    .forEach(changes::add);
        });
        return changes;
    }
}
