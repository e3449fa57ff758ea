package dev.tidemark.evidence;

import dev.tidemark.approval.ChangeApprovals;
import dev.tidemark.approval.RecordedDecisions;
import dev.tidemark.argocd.Applications;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.commit.DeploymentRange;
import dev.tidemark.commit.DeploymentRanges;
import dev.tidemark.commit.ReviewedChange;
import dev.tidemark.commit.ReviewedChanges;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.population.ApplyReading;
import dev.tidemark.population.ProductionChange;
import dev.tidemark.population.SyncReading;
import dev.tidemark.projection.Page;
import dev.tidemark.web.NotHere;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one change. Blocking. */
@Singleton
class Gathering {

    /** What a merge brings is looked for in the syncs of so long after it. */
    private static final Duration LIVE_WITHIN = Duration.ofDays(30);

    private static final int AT_ONCE = 100;

    /** Of these months, in all environments; the newest are left out first. */
    private static final int MOST_SYNCS = 5_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReviewedChanges reviewed;
    private final Plans plans;
    private final RecordedDecisions decisions;
    private final Applications applications;
    private final DeploymentRanges ranges;
    private final ChangeEntries entries;

    Gathering(
            ReviewedChanges reviewed,
            Plans plans,
            RecordedDecisions decisions,
            Applications applications,
            DeploymentRanges ranges,
            ChangeEntries entries) {
        this.reviewed = reviewed;
        this.plans = plans;
        this.decisions = decisions;
        this.applications = applications;
        this.ranges = ranges;
        this.entries = entries;
    }

    /**
     * All of a pull request that the first entries of the log tell.
     *
     * @param name of its repository, {@code owner/name}, now or ever
     * @param size how many entries those are
     * @throws NotHere if nothing is told of it
     */
    ChangeEvidence of(String name, long number, long size) {
        String key =
                await(reviewed.named(name, number))
                        .orElseThrow(() -> new NotHere("No such pull request is recorded."));
        ReviewedChange change =
                Optional.ofNullable(await(reviewed.of(List.of(key))).get(key))
                        .orElseThrow(() -> new NotHere("No such pull request is recorded."));
        Repository repository = Repository.parse(new Subject(key).parts().getFirst());
        String now = change.repository() == null ? name : change.repository();
        ChangeRuns runs = await(plans.of(repository, number)).orElse(ChangeRuns.NONE);
        ChangeApprovals decided =
                await(decisions.of(List.of(key)))
                        .getOrDefault(key, ChangeApprovals.none(repository, number));
        var brought = new ArrayList<ProductionChange>();
        var reading = new ApplyReading(repository, now, number, runs, decided, change);
        for (ProjectRun apply : reading.applies()) {
            brought.add(reading.change(apply));
        }
        Brought synced = synced(change, now);
        synced.syncs().forEach(each -> brought.add(SyncReading.of(each.sync(), each.range())));
        brought.sort(Comparator.comparing(ProductionChange::startedAt));
        List<ToldOf> told =
                entries.of(
                        new ChangeEntries.Wanted(
                                repository,
                                number,
                                revisions(runs, change),
                                runs.projects().stream()
                                        .map(each -> each.project().unnamed())
                                        .distinct()
                                        .toList(),
                                synced.syncs().stream().map(Synced::sync).toList()),
                        size);
        return new ChangeEvidence(
                now + "#" + number,
                change,
                change.mergedAt().isPresent() ? change.whenMerged(List.of()) : null,
                brought,
                synced.unknown(),
                told);
    }

    private static List<Revision> revisions(ChangeRuns runs, ReviewedChange change) {
        var all = new ArrayList<>(change.heads());
        runs.heads().all().stream().filter(each -> !all.contains(each)).forEach(all::add);
        change.mergeCommit().filter(each -> !all.contains(each)).ifPresent(all::add);
        return all;
    }

    private record Synced(Deployment sync, DeploymentRange range) {}

    private record Brought(List<Synced> syncs, int unknown) {}

    /** The syncs whose range holds the pull request. */
    private Brought synced(ReviewedChange change, String name) {
        var syncs = new ArrayList<Synced>();
        int unknown = 0;
        Instant mergedAt = change.mergedAt().orElse(null);
        if (mergedAt == null) {
            return new Brought(syncs, unknown);
        }
        var filter = new Applications.Filter(null, null, mergedAt, mergedAt.plus(LIVE_WITHIN));
        @Nullable String after = null;
        int seen = 0;
        do {
            Page<Deployment> page = await(applications.deployments(filter, after, AT_ONCE));
            List<DeploymentRange> found = await(ranges.of(page.items()));
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).unknown() != null) {
                    unknown++;
                } else if (holds(found.get(i), name, change.number())) {
                    syncs.add(new Synced(page.items().get(i), found.get(i)));
                }
            }
            seen += found.size();
            after = page.next();
        } while (after != null && seen < MOST_SYNCS);
        return new Brought(syncs, unknown);
    }

    private static boolean holds(DeploymentRange range, String name, long number) {
        return range.added().stream()
                .flatMap(landed -> landed.changes().stream())
                .anyMatch(merged -> merged.number() == number && name.equals(merged.repository()));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
