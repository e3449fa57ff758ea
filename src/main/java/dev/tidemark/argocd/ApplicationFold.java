package dev.tidemark.argocd;

import dev.tidemark.argocd.Application.Report;
import dev.tidemark.argocd.ApplicationState.Condition;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ApplicationEvent.Action;
import dev.tidemark.event.ApplicationEvent.Comparison;
import dev.tidemark.event.ApplicationEvent.ComparisonChanged;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationSpec;
import dev.tidemark.event.AutoSync;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step from what was known of an application to what is. */
final class ApplicationFold {

    private static final int REPORTS = 8;
    private static final int DIFFERING = 20;
    private static final int SHOWN = 50;

    private final Application before;
    private final Mapping mapping;
    private final Instant time;
    private final boolean learntLater;
    private @Nullable String uid;
    private @Nullable ApplicationSpec spec;
    private @Nullable Instant goneAt;
    private boolean isUnknown;
    private @Nullable Health health;
    private @Nullable Instant healthSince;
    private @Nullable String healthMessage;
    private List<String> images;
    private @Nullable Instant autoSyncOffSince;
    private @Nullable String autoSyncOffBy;
    private final List<Condition> conditions;
    private @Nullable Instant comparedLast;
    private ApplicationState.@Nullable Phase phase;
    private final Map<String, String> digests;
    private final List<Segment> segments;
    private final Syncs syncs;
    private final List<PathsAt> learnt = new ArrayList<>();
    private final List<Report> reports;

    ApplicationFold(Application before, JoinedFact fact, Mapping mapping) {
        this.before = before;
        this.mapping = mapping;
        this.time = fact.time();
        this.learntLater = fact.learntLater();
        this.uid = before.uid();
        this.spec = before.spec();
        this.goneAt = before.goneAt();
        this.isUnknown = before.isUnknown();
        this.health = before.health();
        this.healthSince = before.healthSince();
        this.healthMessage = before.healthMessage();
        this.images = before.images();
        this.autoSyncOffSince = before.autoSyncOffSince();
        this.autoSyncOffBy = before.autoSyncOffBy();
        this.conditions = new ArrayList<>(before.conditions());
        this.comparedLast = before.comparedLast();
        this.phase = before.phase();
        this.digests = new LinkedHashMap<>(before.digests());
        this.segments = new ArrayList<>(before.segments());
        this.syncs = new Syncs(before, placement(before.spec()), fact);
        this.reports = new ArrayList<>(before.reports());
    }

    static Application evolve(Application before, JoinedFact fact, Mapping mapping) {
        var fold = new ApplicationFold(before, fact, mapping);
        fold.apply(fact);
        return fold.result();
    }

    private void apply(JoinedFact fact) {
        switch (fact.event()) {
            case ApplicationEvent event -> apply(event, fact);
            case SyncEvent event -> apply(event);
            default -> throw new IllegalArgumentException("not of an application: " + fact.type());
        }
    }

    private void apply(ApplicationEvent event, JoinedFact fact) {
        switch (event) {
            case ApplicationEvent.Created created -> {
                if (!created.uid().equals(uid)) {
                    startAnew(created.uid());
                }
                describe(created.spec());
            }
            case ApplicationEvent.Deleted deleted -> delete(deleted);
            case ApplicationEvent.SpecChanged changed -> describe(changed.spec());
            case ApplicationEvent.AutoSyncChanged changed -> switchAutoSync(changed.autoSync());
            case ApplicationEvent.HealthChanged changed -> feel(changed);
            case ComparisonChanged changed -> compare(changed);
            case ApplicationEvent.ImagesChanged changed -> {
                images = changed.images();
                syncs.run(images);
            }
            case ApplicationEvent.ConditionRaised raised -> {
                conditions.removeIf(known -> known.name().equals(raised.condition()));
                conditions.add(new Condition(raised.condition(), raised.message(), time));
            }
            case ApplicationEvent.ConditionCleared cleared ->
                    conditions.removeIf(known ->
                            known.name().equals(cleared.condition())
                                    && !known.since().isAfter(time));
            case ApplicationEvent.Stalled stalled -> comparedLast = stalled.reconciledAt();
            case ApplicationEvent.Reconciled ignored -> comparedLast = null;
            case ApplicationEvent.PathsResolved resolved -> learn(resolved, fact);
            case ApplicationEvent.RolloutChanged changed ->
                    phase =
                            new ApplicationState.Phase(
                                    changed.applicationSet(),
                                    changed.step(),
                                    changed.status(),
                                    time);
            case ApplicationEvent.ActionReported reported -> report(reported, fact);
        }
    }

    private void startAnew(String newUid) {
        uid = newUid;
        goneAt = null;
        spec = null;
        isUnknown = true;
        health = null;
        healthSince = null;
        healthMessage = null;
        images = List.of();
        autoSyncOffSince = null;
        autoSyncOffBy = null;
        conditions.clear();
        comparedLast = null;
        phase = null;
        endSegments();
        syncs.startAnew();
    }

    private void delete(ApplicationEvent.Deleted deleted) {
        if (uid == null || deleted.uid().equals(uid)) {
            goneAt = time;
            endSegments();
            syncs.abandon();
        }
    }

    /** Its deletion and the creation of the next may have one time, and come in either order. */
    private void endSegments() {
        if (!segments.isEmpty() && !segments.getLast().gone()) {
            segments.add(segments.getLast().untilGone(time));
        }
    }

    private void describe(ApplicationSpec now) {
        boolean wasOn = spec != null && spec.autoSync().enabled();
        spec = now;
        noteAutoSync(wasOn, now.autoSync());
    }

    private void switchAutoSync(AutoSync now) {
        ApplicationSpec known = spec;
        if (known == null) {
            return;
        }
        boolean wasOn = known.autoSync().enabled();
        spec = known.with(now);
        noteAutoSync(wasOn, now);
    }

    private void noteAutoSync(boolean wasOn, AutoSync now) {
        if (now.enabled()) {
            autoSyncOffSince = null;
            autoSyncOffBy = null;
        } else if (wasOn) {
            autoSyncOffSince = time;
            autoSyncOffBy = whoChangedSpec();
        }
    }

    private void feel(ApplicationEvent.HealthChanged changed) {
        health = changed.health();
        healthSince = time;
        healthMessage = changed.message();
        syncs.feel(changed.health());
    }

    private void compare(ComparisonChanged changed) {
        isUnknown = changed.status() == Comparison.UNKNOWN;
        ApplicationSpec known = spec;
        if (isUnknown || known == null) {
            return;
        }
        var compared = new Target(known.sources(), changed.revisions());
        segments.add(
                new Segment(
                        time,
                        changed.status(),
                        syncs.base(),
                        syncs.running(),
                        compared,
                        first(changed.resources(), SHOWN),
                        changed.resourceCount(),
                        changed.resourcesDigest(),
                        changed.resourceCount() > 0
                                && changed.toPrune().size() == changed.resourceCount(),
                        changed.specMoved(),
                        List.of(),
                        true,
                        false));
        if (changed.status() == Comparison.SYNCED && !changed.specMoved()) {
            syncs.equal(compared);
        }
    }

    private void apply(SyncEvent event) {
        SyncEvent.Sync sync = event.sync();
        if (sync.dryRun()) {
            return;
        }
        Target to = targetOf(sync);
        Instant deployedAt = syncs.deployedAt();
        Segment.Repair repair = syncs.apply(event, to, health, digests);
        reports.forEach(syncs::note);
        if (repair == null || segments.isEmpty()) {
            return;
        }
        int repaired = differedDuring(sync, repair.heals() ? deployedAt : null);
        if (repaired >= 0) {
            segments.set(repaired, segments.get(repaired).with(repair));
        } else if (repair.heals()) {
            addUnseen(sync, to, repair);
        }
    }

    /**
     * The last segment in force while a sync ran that said OutOfSync; a comparison may find live
     * state repaired before the sync has ended. -1 if there is none.
     *
     * @param deployedAt when the last one before a self-heal succeeded: it heals what differed
     *     since
     */
    private int differedDuring(SyncEvent.Sync sync, @Nullable Instant deployedAt) {
        Instant begun = sync.startedAt().plusSeconds(1);
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (segments.get(i).status() == Comparison.OUT_OF_SYNC) {
                return deployedAt != null && segments.get(i).from().isBefore(deployedAt) ? -1 : i;
            }
            if (segments.get(i).from().isBefore(begun)) {
                return -1;
            }
        }
        return -1;
    }

    /** Sources are those of the spec where the operation names none. */
    private Target targetOf(SyncEvent.Sync sync) {
        ApplicationSpec known = spec;
        return new Target(
                sync.sources().isEmpty() && known != null ? known.sources() : sync.sources(),
                sync.revisions());
    }

    /**
     * Argo CD brought back what nobody saw differ: it did so between two looks. If it turns out to
     * have brought a commit, that waited then, and no drift was there.
     */
    private void addUnseen(SyncEvent.Sync sync, Target to, Segment.Repair repair) {
        int after = 1;
        while (after < segments.size() && !segments.get(after).from().isAfter(sync.startedAt())) {
            after++;
        }
        Segment last = segments.get(after - 1);
        if (last.gone()) {
            return;
        }
        Instant began = sync.startedAt().isBefore(last.from()) ? last.from() : sync.startedAt();
        segments.add(
                after,
                new Segment(
                        began,
                        Comparison.OUT_OF_SYNC,
                        repair.from(),
                        null,
                        to,
                        first(sync.resources(), SHOWN),
                        sync.selected(),
                        DeploymentDraft.id(sync),
                        false,
                        false,
                        List.of(repair),
                        false,
                        false));
        if (after == segments.size() - 1) {
            segments.add(Segment.equalTo(to, repair.at(), last.compared()));
        }
    }

    private void learn(ApplicationEvent.PathsResolved resolved, JoinedFact fact) {
        if (fact.revision() == null || fact.repository() == null) {
            return;
        }
        String revision = fact.revision().sha();
        String key = Target.At.pathsKey(resolved.path(), revision);
        // Parts outside of the repository may change without it: such a difference stays untold.
        digests.put(key, resolved.digest());
        learnt.add(
                new PathsAt(
                        key,
                        fact.repository().toString(),
                        revision,
                        resolved.paths(),
                        resolved.complete()));
        syncs.settle(digests);
    }

    private void report(ApplicationEvent.ActionReported reported, JoinedFact fact) {
        if (fact.actor() == null) {
            return;
        }
        var report = new Report(reported.action(), fact.actor().login(), time);
        reports.add(report);
        if (reports.size() > REPORTS) {
            reports.removeFirst();
        }
        syncs.note(report);
        boolean isOfSwitching =
                report.action() == Action.SPEC_CHANGED
                        && autoSyncOffSince != null
                        && report.isNear(autoSyncOffSince);
        if (isOfSwitching && autoSyncOffBy == null) {
            autoSyncOffBy = report.by();
        }
    }

    /** Who was reported to change the spec about now. */
    private @Nullable String whoChangedSpec() {
        return reports.reversed().stream()
                .filter(report -> report.action() == Action.SPEC_CHANGED && report.isNear(time))
                .map(Report::by)
                .findFirst()
                .orElse(null);
    }

    private static List<String> first(List<String> all, int most) {
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private Application result() {
        Placement placement = placement(spec);
        Episodes.Read drift = Episodes.in(segments, placement, digests, syncs.runningSince());
        List<Segment> counting = Pruning.of(segments, digests, drift.decided());
        var standings = new Standings(segments, digests);
        List<ApplicationState> open = States.open(before.states());
        List<ApplicationState> states =
                States.followed(
                        learnt.isEmpty() ? open : standings.settled(open),
                        state(placement, standings),
                        time);
        Set<String> needed = new HashSet<>();
        counting.forEach(segment -> Pruning.need(needed, segment));
        states.forEach(state -> Pruning.need(needed, state.base(), state.compared()));
        syncs.need(needed);
        return new Application(
                before.cluster(),
                before.namespace(),
                before.name(),
                uid,
                spec,
                goneAt,
                syncs.deployed(),
                syncs.deployedAt(),
                syncs.base(),
                syncs.partial(),
                isUnknown,
                health,
                healthSince,
                healthMessage,
                images,
                autoSyncOffSince,
                autoSyncOffBy,
                List.copyOf(conditions),
                comparedLast,
                phase,
                Pruning.digests(digests, needed),
                counting,
                withVoid(drift.episodes()),
                syncs.deployments(placement),
                states,
                learnt,
                List.copyOf(reports));
    }

    private Placement placement(@Nullable ApplicationSpec placed) {
        return new Placement(
                before.cluster(),
                before.namespace(),
                before.name(),
                mapping.environmentOfApplication(
                        before.cluster(),
                        before.namespace(),
                        placed == null ? "" : placed.project(),
                        placed == null ? Map.of() : placed.labels()),
                placed == null ? null : domain(placed));
    }

    private @Nullable String domain(ApplicationSpec placed) {
        return placed.sources().stream()
                .map(source -> source.path() == null ? "" : source.path())
                .map(path -> mapping.domainOfApplication(placed.labels(), path))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** With those that were written before and turn out to be none. */
    private List<DriftEpisode> withVoid(List<DriftEpisode> found) {
        Set<String> ids = new HashSet<>();
        found.forEach(episode -> ids.add(episode.id()));
        Instant first = segments.isEmpty() ? null : segments.getFirst().from();
        var all = new ArrayList<DriftEpisode>();
        for (DriftEpisode known : before.episodes()) {
            Instant closedAt = known.closedAt();
            boolean isOver =
                    first == null
                            || known.openedAt().isBefore(first)
                            || (closedAt != null && !closedAt.isAfter(first));
            if (!isOver && !ids.contains(known.id()) && known.kind() != DriftEpisode.Kind.VOID) {
                all.add(known.asVoid());
            }
        }
        all.addAll(found);
        return all;
    }

    private ApplicationState state(Placement placement, Standings standings) {
        Segment last = segments.isEmpty() ? null : segments.getLast();
        Standing standing = last == null || isUnknown ? Standing.UNKNOWN : last.standing(digests);
        Segment shown = standing == Standing.SYNCED || standing == Standing.UNKNOWN ? null : last;
        return new ApplicationState(
                time,
                null,
                exists(),
                spec,
                syncs.deployed(),
                syncs.deployedAt(),
                standing,
                since(standing, standings),
                shown == null ? null : shown.compared(),
                shown == null ? List.of() : first(shown.resources(), DIFFERING),
                shown == null ? 0 : shown.resourceCount(),
                health,
                healthSince,
                healthMessage,
                images,
                syncs.runningSince(),
                autoSyncOffSince,
                autoSyncOffBy,
                List.copyOf(conditions),
                comparedLast,
                phase,
                learntLater,
                shown != null && standing == Standing.UNDETERMINED ? shown.base() : null,
                placement);
    }

    private boolean exists() {
        return goneAt == null && uid != null;
    }

    private @Nullable Instant since(Standing standing, Standings standings) {
        if (!exists()) {
            return null;
        }
        ApplicationState last = before.states().isEmpty() ? null : before.states().getLast();
        boolean wasUnknown = last != null && last.exists() && last.standing() == Standing.UNKNOWN;
        if (standing != Standing.UNKNOWN) {
            return standings.since(standing, time, time);
        }
        return last != null && wasUnknown ? last.standingSince() : time;
    }
}
