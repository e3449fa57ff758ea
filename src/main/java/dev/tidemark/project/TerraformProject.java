package dev.tidemark.project;

import dev.tidemark.event.Actor;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One Terraform project, as far as it is no pull request's: its lock, and whether it drifted.
 *
 * @param repository host and GitHub's id; host and name while nobody knows the id
 */
public record TerraformProject(
        String repository, AtlantisProject project, @Nullable Lock lock, @Nullable Look look) {

    /**
     * The lock as it was last seen.
     *
     * @param releasedAt when it was noticed to be held no more; null while it is held
     */
    public record Lock(
            long change, @Nullable Actor by, Instant since, @Nullable Instant releasedAt) {

        public boolean isHeld() {
            return releasedAt == null;
        }
    }

    /**
     * The last look at what runs.
     *
     * @param resources how many differ; 0 if none does
     */
    public record Look(
            Instant at, TerraformEvent.Origin origin, int resources, @Nullable PlanCounts counts) {

        public boolean isDrift() {
            return resources > 0;
        }
    }

    static TerraformProject evolve(
            @Nullable TerraformProject current, String repository, JoinedFact fact) {
        return switch (fact.event()) {
            case LockEvent.Acquired acquired ->
                    locked(
                            current,
                            repository,
                            acquired.project(),
                            new Lock(acquired.change(), fact.actor(), acquired.since(), null));
            case LockEvent.Released released ->
                    locked(
                            current,
                            repository,
                            released.project(),
                            new Lock(
                                    released.change(),
                                    holder(current, released),
                                    released.since(),
                                    fact.time()));
            case TerraformEvent.DriftDetected detected ->
                    looked(
                            current,
                            repository,
                            detected.project(),
                            new Look(
                                    fact.time(),
                                    detected.origin(),
                                    detected.resources(),
                                    detected.counts()));
            case TerraformEvent.DriftNotFound notFound ->
                    looked(
                            current,
                            repository,
                            notFound.project(),
                            new Look(fact.time(), notFound.origin(), 0, null));
            // ProjectProjection gives nothing else a key.
            default -> throw new IllegalArgumentException("not about a project: " + fact.type());
        };
    }

    private static @Nullable Actor holder(
            @Nullable TerraformProject current, LockEvent.Released released) {
        Lock lock = current == null ? null : current.lock;
        return lock != null && lock.since().equals(released.since()) ? lock.by() : null;
    }

    /** Whoever released a lock that another took since released nothing that is held now. */
    private static TerraformProject locked(
            @Nullable TerraformProject current,
            String repository,
            AtlantisProject project,
            Lock lock) {
        Lock before = current == null ? null : current.lock;
        boolean isOlder = before != null && before.since().isAfter(lock.since());
        return new TerraformProject(
                repository,
                project,
                isOlder ? before : lock,
                current == null ? null : current.look);
    }

    private static TerraformProject looked(
            @Nullable TerraformProject current,
            String repository,
            AtlantisProject project,
            Look look) {
        return new TerraformProject(
                repository, project, current == null ? null : current.lock, look);
    }
}
