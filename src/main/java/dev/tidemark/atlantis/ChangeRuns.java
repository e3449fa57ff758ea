package dev.tidemark.atlantis;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.CommandEvent;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that Atlantis did for one pull request, joined from comments, statuses, JSON and
 * webhooks. A pure function of what was told, whatever came first or never came.
 */
public final class ChangeRuns {

    /** Of a pull request that Atlantis never spoke of. */
    public static final ChangeRuns NONE =
            new ChangeRuns(List.of(), new Heads(List.of()), List.of(), null);

    private final List<PlanFact> facts;
    private final Heads heads;
    private final List<ProjectStanding> projects;
    private final @Nullable BranchTip base;

    private ChangeRuns(
            List<PlanFact> facts,
            Heads heads,
            List<ProjectStanding> projects,
            @Nullable BranchTip base) {
        this.facts = facts;
        this.heads = heads;
        this.projects = projects;
        this.base = base;
    }

    /**
     * Joins what was told.
     *
     * @param statuses of every revision that was the pull request's head
     * @param base the branch that it goes into, if pushes to it are known
     */
    public static ChangeRuns of(
            ChangePlans plans, Collection<RevisionStatuses> statuses, @Nullable BranchTip base) {
        List<PlanFact> facts =
                Stream.concat(
                                plans.facts().stream(),
                                statuses.stream().flatMap(each -> each.facts().stream()))
                        .sorted(
                                Comparator.comparing(PlanFact::time)
                                        .thenComparingLong(PlanFact::position))
                        .toList();
        var heads = new Heads(plans.facts());
        // Nobody's claim makes a plan or an apply: who can edit a comment could write one.
        List<PlanFact> proved =
                facts.stream().filter(fact -> fact.proof() != ActorProof.CLAIMED).toList();
        return new ChangeRuns(facts, heads, standings(proved, heads), base);
    }

    private static List<ProjectStanding> standings(List<PlanFact> facts, Heads heads) {
        List<Telling> tellings = Tellings.of(facts);
        var resolver = new Projects(tellings);
        Map<AtlantisProject, List<Telling>> byProject = new LinkedHashMap<>();
        for (Telling telling : tellings) {
            resolver.of(telling)
                    .ifPresent(project ->
                            byProject
                                    .computeIfAbsent(project, none -> new ArrayList<>())
                                    .add(telling.of(project)));
        }
        List<Discard> discards = Discard.in(facts);
        Revision head = heads.now().orElse(null);
        return byProject.entrySet().stream()
                .map(entry ->
                        new ProjectStanding(
                                entry.getKey(),
                                Discard.mark(
                                        runs(entry.getKey(), entry.getValue(), heads), discards),
                                head,
                                heads.isOpen(),
                                heads.isMerged()))
                .sorted(Comparator.comparing(standing -> name(standing.project())))
                .toList();
    }

    private static List<ProjectRun> runs(
            AtlantisProject project, List<Telling> tellings, Heads heads) {
        var runs = new ArrayList<ProjectRun>();
        for (Command command : Command.values()) {
            List<Telling> ofCommand =
                    tellings.stream().filter(telling -> telling.command() == command).toList();
            runs.addAll(RunBuilder.runs(command, project, ofCommand, heads));
        }
        runs.sort(Comparator.comparing(ProjectRun::startedAt));
        return runs;
    }

    /** As people call it: its name, else directory and workspace. */
    public static String name(AtlantisProject project) {
        String name = project.name();
        return name == null || name.isEmpty()
                ? project.dir() + " (" + project.workspace() + ")"
                : name;
    }

    /** By name. */
    public List<ProjectStanding> projects() {
        return projects;
    }

    public Heads heads() {
        return heads;
    }

    /** All that it is joined from, in order of time, what is merely claimed too. */
    public List<PlanFact> told() {
        return facts;
    }

    /** Where its base branch was last pushed to, and when; nothing if no push to it is known. */
    public Optional<BranchTip> base() {
        return Optional.ofNullable(base);
    }

    /** Whether the base moved on since a plan that still waits was made. */
    public boolean hasBaseMovedSince(ProjectRun plan) {
        Instant ended = plan.endedAt();
        return heads.isOpen() && base != null && ended != null && base.pushedAt().isAfter(ended);
    }

    /** Who asked for an apply: by Atlantis' webhook, else the last who commented so before it. */
    public Optional<Actor> askedBy(ProjectRun apply) {
        Optional<Actor> told =
                apply.saidBy(Channel.WEBHOOK)
                        .flatMap(telling -> Optional.ofNullable(telling.fact().actor()));
        return told.or(() ->
                facts.reversed().stream()
                        .filter(fact -> fact.event() instanceof ApplyEvent.Requested)
                        .filter(fact -> !fact.time().isAfter(apply.startedAt()))
                        .findFirst()
                        .flatMap(fact -> Optional.ofNullable(fact.actor())));
    }

    /** Every run of every project, in order of their end or, while they run, their beginning. */
    public List<ProjectRun> runs() {
        return projects.stream()
                .flatMap(standing -> standing.runs().stream())
                .sorted(Comparator.comparing(ChangeRuns::placedAt))
                .toList();
    }

    /** When a run stands in a story: at its end, or at its beginning while it runs. */
    public static Instant placedAt(ProjectRun run) {
        Instant ended = run.endedAt();
        return ended == null ? run.startedAt() : ended;
    }

    /** What no run is made of: commands of people, discards, locks, edits of comments. */
    public List<PlanFact> others() {
        return facts.stream().filter(fact -> isOther(fact.event())).toList();
    }

    private static boolean isOther(Event event) {
        return switch (event) {
            case CommandEvent ignored -> true;
            case PlanEvent.Requested ignored -> true;
            case ApplyEvent.Requested ignored -> true;
            case PlanEvent.Discarded ignored -> true;
            case LockEvent ignored -> true;
            case CommentEvent.Edited ignored -> true;
            case CommentEvent.Deleted ignored -> true;
            // Whatever else a change has is in runs, or no business of plans.
            default -> false;
        };
    }
}
