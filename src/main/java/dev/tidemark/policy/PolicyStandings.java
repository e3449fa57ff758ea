package dev.tidemark.policy;

import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks for everything that is known of the policy. */
@Singleton
class PolicyStandings {

    private static final int MOST_PROJECTS = 500;

    private final Policies policies;
    private final PolicySettings settings;
    private final ReadSide readSide;
    private final Clock clock;

    PolicyStandings(Policies policies, PolicySettings settings, ReadSide readSide, Clock clock) {
        this.policies = policies;
        this.settings = settings;
        this.readSide = readSide;
        this.clock = clock;
    }

    /** One after the other: all would use this request's one session. */
    Uni<PolicyStanding> now() {
        return policies.inForce()
                .chain(inForce ->
                        policies.versions()
                                .chain(versions ->
                                        projects()
                                                .map(projects ->
                                                        new PolicyStanding(
                                                                settings.repository().orElse(null),
                                                                inForce,
                                                                versions,
                                                                projects,
                                                                clock.instant()))))
                // Freezes of a year are computed from it, which takes a while.
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<List<KnownProject>> projects() {
        return readSide.ask(session ->
                subjects(session)
                        .chain(subjects ->
                                RepositoryLabels.of(session, "plan")
                                        .map(names -> KnownProject.of(subjects, names::of))));
    }

    private static Uni<List<String>> subjects(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select distinct value from view.plan_project order by value", String.class)
                .setMaxResults(MOST_PROJECTS)
                .getResultList();
    }
}
