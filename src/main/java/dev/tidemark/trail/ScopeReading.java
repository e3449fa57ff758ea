package dev.tidemark.trail;

import dev.tidemark.event.AccessEvent;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ApplicationSetEvent;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ArgoCdEvent;
import dev.tidemark.event.AtlantisCommand;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.CommandEvent;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.EvidenceEvent;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.LogEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.StateEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.event.WindowEvent;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Entry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@link Scope} of one entry as far as that says it by itself. The domain of an
 * application is known from all of its entries together: {@link TrailSearch} asks its read model.
 *
 * @param repository canonical; empty if the entry names none
 */
record ScopeReading(Mapping mapping, String repository) {

    static Scope of(Entry entry, Mapping mapping) {
        Repository named = entry.envelope().repository();
        return new ScopeReading(mapping, named == null ? "" : named.toString()).of(entry);
    }

    private Scope of(Entry entry) {
        Scope told = of(entry.event());
        var environments = new TreeSet<>(told.environments());
        environments.addAll(ofSubject(entry.envelope().subject()));
        return new Scope(environments, told.domains());
    }

    /** Where labels of an application tell, every environment that its cluster has. */
    private Set<String> ofSubject(Subject subject) {
        List<String> parts = subject.parts();
        return switch (subject.kind()) {
            case "application", "applicationset" -> mapping.environmentsOfCluster(parts.getFirst());
            case "project" ->
                    of(new AtlantisProject(parts.get(1), parts.get(2), named(parts.get(3))))
                            .environments();
            // No other kind lies in one environment by itself.
            default -> Set.of();
        };
    }

    private static @Nullable String named(String name) {
        return name.isEmpty() ? null : name;
    }

    private Scope of(Event event) {
        return switch (event) {
            case ChangeEvent ignored -> Scope.NONE;
            case RevisionEvent.Pushed pushed ->
                    new Scope(
                            mapping.environments(repository, pushed.paths(), pushed.widened()),
                            mapping.domains(pushed.paths(), pushed.widened()));
            case RevisionEvent.RepositoryRenamed ignored -> Scope.NONE;
            case CommandEvent.Requested asked -> of(asked.command());
            case PlanEvent plan -> ofPlan(plan);
            case PolicyCheckEvent check -> ofCheck(check);
            case StateEvent.Imported imported -> of(imported.report());
            case StateEvent.Removed removed -> of(removed.report());
            case ApplyEvent apply -> ofApply(apply);
            case LockEvent.Acquired lock -> of(lock.project());
            case LockEvent.Released lock -> of(lock.project());
            case CommentEvent comment -> ofComment(comment);
            case TerraformEvent.DriftDetected drift -> of(drift.project());
            case TerraformEvent.DriftNotFound drift -> of(drift.project());
            case SyncEvent ignored -> Scope.NONE;
            case ApplicationEvent ignored -> Scope.NONE;
            case ApplicationSetEvent ignored -> Scope.NONE;
            case ArgoCdEvent ignored -> Scope.NONE;
            case RunEvent run -> ofPlay(run.run().play());
            case ApprovalEvent decision -> of(decision.request().project());
            case EffectEvent effect -> of(effect.request().project());
            case PolicyEvent ignored -> Scope.NONE;
            case WindowEvent ignored -> Scope.NONE;
            case ObservationEvent ignored -> Scope.NONE;
            case LogEvent ignored -> Scope.NONE;
            case EvidenceEvent ignored -> Scope.NONE;
            case AccessEvent ignored -> Scope.NONE;
        };
    }

    private Scope ofPlan(PlanEvent event) {
        return switch (event) {
            case PlanEvent.Requested asked -> of(asked.command());
            case PlanEvent.Started started -> of(started.report());
            case PlanEvent.Succeeded plan -> of(plan.report());
            case PlanEvent.Errored plan -> of(plan.report());
            case PlanEvent.Discarded plan -> of(plan.report());
        };
    }

    private Scope ofCheck(PolicyCheckEvent event) {
        return switch (event) {
            case PolicyCheckEvent.Started check -> of(check.report());
            case PolicyCheckEvent.Passed check -> of(check.report());
            case PolicyCheckEvent.Errored check -> of(check.report());
            case PolicyCheckEvent.Approved check -> of(check.report());
            case PolicyCheckEvent.Refused check -> of(check.report());
        };
    }

    private Scope ofApply(ApplyEvent event) {
        return switch (event) {
            case ApplyEvent.Requested asked -> of(asked.command());
            case ApplyEvent.Started started -> of(started.report());
            case ApplyEvent.Succeeded apply -> of(apply.report());
            case ApplyEvent.Errored apply -> of(apply.report());
            case ApplyEvent.Refused apply -> of(apply.report());
        };
    }

    private Scope ofComment(CommentEvent event) {
        return switch (event) {
            case CommentEvent.Edited ignored -> Scope.NONE;
            case CommentEvent.Deleted ignored -> Scope.NONE;
            case CommentEvent.Split split -> {
                var environments = new TreeSet<String>();
                split.sections()
                        .forEach(section ->
                                environments.addAll(of(section.project()).environments()));
                yield new Scope(environments, Set.of());
            }
        };
    }

    private Scope of(AtlantisReport report) {
        return of(report.project());
    }

    private Scope of(@Nullable AtlantisProject project) {
        return project == null
                ? Scope.NONE
                : ofEnvironment(mapping.environmentOf(repository, project));
    }

    private Scope of(AtlantisCommand command) {
        return command.workspace() == null
                ? Scope.NONE
                : of(
                        new AtlantisProject(
                                command.dir() == null ? "." : command.dir(),
                                command.workspace(),
                                command.project()));
    }

    private static Scope ofPlay(RunEvent.@Nullable Play play) {
        return play == null || play.environment().isBlank()
                ? Scope.NONE
                : ofEnvironment(play.environment());
    }

    private static Scope ofEnvironment(String environment) {
        return new Scope(Set.of(environment), Set.of());
    }
}
