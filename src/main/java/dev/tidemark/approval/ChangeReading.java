package dev.tidemark.approval;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Outcome;
import dev.tidemark.atlantis.PlanFact;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisCommand;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from what was told of a pull request what a decision must know of it. */
final class ChangeReading {

    private final ChangeRuns runs;
    private final List<PlanFact> told;

    /** Comments that this portal wrote: who stands above them asked for nothing else. */
    private final Set<String> ownComments;

    ChangeReading(ChangeRuns runs, ChangeApprovals approvals) {
        this.runs = runs;
        this.told = runs.told();
        this.ownComments =
                approvals.facts().stream()
                        .map(ApprovalFact::event)
                        .filter(EffectEvent.Sent.class::isInstance)
                        .map(sent -> Long.toString(((EffectEvent.Sent) sent).comment()))
                        .collect(Collectors.toSet());
    }

    ChangeFacts facts(
            Repository repository, String name, RequestStanding standing, Pushers pushers) {
        return new ChangeFacts(
                repository,
                name,
                standing.request().change(),
                last(Description::title),
                first(Description::author),
                runs.heads().isOpen(),
                runs.heads().isMerged(),
                Boolean.TRUE.equals(last(Description::draft)),
                runs.heads().now().orElse(null),
                pushers(pushers),
                requesters(standing),
                lockedBy(standing),
                diverged(standing));
    }

    private <T> @Nullable T first(Function<Description, @Nullable T> value) {
        return descriptions().stream().map(value).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private <T> @Nullable T last(Function<Description, @Nullable T> value) {
        return descriptions().reversed().stream()
                .map(value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<Description> descriptions() {
        var descriptions = new ArrayList<Description>();
        for (PlanFact fact : told) {
            if (fact.event() instanceof ChangeEvent event && fact.proof() != ActorProof.CLAIMED) {
                Description description = description(event);
                if (description != null) {
                    descriptions.add(description);
                }
            }
        }
        return descriptions;
    }

    private static @Nullable Description description(ChangeEvent event) {
        return switch (event) {
            case ChangeEvent.Opened opened -> opened.description();
            case ChangeEvent.Updated updated -> updated.description();
            case ChangeEvent.Edited edited -> edited.description();
            case ChangeEvent.Reviewed ignored -> null;
            case ChangeEvent.Merged merged -> merged.description();
            case ChangeEvent.Closed closed -> closed.description();
            case ChangeEvent.Reopened reopened -> reopened.description();
        };
    }

    /** By the push itself and by what it did to the pull request. */
    private Set<Actor> pushers(Pushers ofHead) {
        var pushers = new LinkedHashSet<>(ofHead.actors());
        Revision head = runs.heads().now().orElse(null);
        told.stream()
                .filter(fact -> fact.proof() == ActorProof.SIGNED)
                .filter(fact ->
                        fact.event() instanceof ChangeEvent.Updated updated
                                && updated.after().equals(head))
                .map(PlanFact::actor)
                .filter(Objects::nonNull)
                .forEach(pushers::add);
        return pushers;
    }

    /** Those who may have asked to apply this very plan. */
    private List<Actor> requesters(RequestStanding standing) {
        ProjectRun plan = standing.plan();
        if (plan == null) {
            return List.of();
        }
        return told.stream()
                .filter(fact -> !fact.time().isBefore(plan.startedAt()))
                .filter(fact ->
                        fact.event() instanceof ApplyEvent.Requested(var command)
                                && !ownComments.contains(command.comment())
                                && isOf(command, standing.request().project()))
                .map(PlanFact::actor)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static boolean isOf(AtlantisCommand command, AtlantisProject project) {
        boolean isOther =
                (command.project() != null
                                && project.name() != null
                                && !command.project().equals(project.name()))
                        || (command.workspace() != null
                                && !command.workspace().equals(project.workspace()));
        return !isOther;
    }

    /** What Atlantis last said of its lock, if that was after the plan. */
    private static @Nullable Long lockedBy(RequestStanding standing) {
        ProjectRun plan = standing.plan();
        if (plan == null || standing.project() == null) {
            return null;
        }
        return standing.project().runs().reversed().stream()
                .filter(run -> run.startedAt().isAfter(plan.startedAt()))
                .findFirst()
                .filter(run -> run.outcome() == Outcome.LOCKED)
                .map(ProjectRun::lockedBy)
                .orElse(null);
    }

    private @Nullable Boolean diverged(RequestStanding standing) {
        ProjectRun plan = standing.plan();
        return (plan == null || runs.base().isEmpty()) ? null : runs.hasBaseMovedSince(plan);
    }
}
