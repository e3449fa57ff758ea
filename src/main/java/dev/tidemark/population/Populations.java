package dev.tidemark.population;

import dev.tidemark.argocd.Applications;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.commit.DeploymentRange;
import dev.tidemark.commit.DeploymentRanges;
import dev.tidemark.projection.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads populations, chunk by chunk: however many changes a period has, no more than its applies
 * and a chunk of its syncs are held at a time. Blocking, so not for an event loop.
 */
@ApplicationScoped
class Populations {

    /** Pull requests, or syncs, that are read at once. */
    private static final int AT_ONCE = 100;

    /** Each single question is answered or given up long before. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Comparator<ProductionChange> NEWEST_FIRST =
            Comparator.comparing(ProductionChange::startedAt)
                    .reversed()
                    .thenComparing(ProductionChange::id);

    private final Applies applies;
    private final Applications applications;
    private final DeploymentRanges ranges;
    private final Surroundings surroundings;
    private final Completeness completeness;

    Populations(
            Applies applies,
            Applications applications,
            DeploymentRanges ranges,
            Surroundings surroundings,
            Completeness completeness) {
        this.applies = applies;
        this.applications = applications;
        this.ranges = ranges;
        this.surroundings = surroundings;
        this.completeness = completeness;
    }

    /** Takes one change after the other; may throw to end it. */
    @FunctionalInterface
    interface Reader {
        void read(ProductionChange change);
    }

    /** Every change of the period, the newest first. */
    void read(PopulationPeriod period, Reader reader) {
        Deque<ProductionChange> applied = applies(period);
        String after = null;
        do {
            Page<Deployment> page = await(deployments(period, after));
            for (ProductionChange sync : syncs(page.items())) {
                while (!applied.isEmpty() && NEWEST_FIRST.compare(applied.getFirst(), sync) < 0) {
                    reader.read(applied.removeFirst());
                }
                reader.read(sync);
            }
            after = page.next();
        } while (after != null);
        applied.forEach(reader::read);
    }

    /** What deviates beside the changes, the newest first. */
    List<Deviation> beside(PopulationPeriod period) {
        return await(surroundings.in(period)).stream()
                .sorted(
                        Comparator.comparing(Deviation::at)
                                .reversed()
                                .thenComparing(Deviation::about))
                .toList();
    }

    Completeness.Standing standing() {
        return await(completeness.now());
    }

    private Uni<Page<Deployment>> deployments(PopulationPeriod period, @Nullable String after) {
        return applications.deployments(
                new Applications.Filter(period.environment(), null, period.from(), period.to()),
                after,
                AT_ONCE);
    }

    private List<ProductionChange> syncs(List<Deployment> deployments) {
        List<DeploymentRange> brought = await(ranges.of(deployments));
        var syncs = new ArrayList<ProductionChange>();
        for (int i = 0; i < deployments.size(); i++) {
            syncs.add(SyncReading.of(deployments.get(i), brought.get(i)));
        }
        syncs.sort(NEWEST_FIRST);
        return syncs;
    }

    private Deque<ProductionChange> applies(PopulationPeriod period) {
        Applies.Around around = await(applies.around());
        var all = new ArrayList<ProductionChange>();
        List<String> keys = await(applies.changes(period, "", AT_ONCE));
        while (!keys.isEmpty()) {
            all.addAll(await(applies.of(keys, period, around)));
            keys =
                    keys.size() < AT_ONCE
                            ? List.of()
                            : await(applies.changes(period, keys.getLast(), AT_ONCE));
        }
        all.sort(NEWEST_FIRST);
        return new ArrayDeque<>(all);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
