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
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.LogEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.PolicyEvent;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which environments and domains an entry is about; {@link Mapping#ANY} where paths were widened
 * until they could mean any.
 */
public record Scope(Set<String> environments, Set<String> domains) {

    static final Scope NONE = new Scope(Set.of(), Set.of());

    public Scope {
        environments = Set.copyOf(environments);
        domains = Set.copyOf(domains);
    }

    /**
     * As far as the entry says it by itself. The domain of an application is known from all of its
     * entries together: {@link TrailSearch} asks its read model.
     */
    static Scope of(Entry entry) {
        Scope told = of(entry.event());
        var environments = new TreeSet<>(told.environments());
        ofSubject(entry.envelope().subject()).ifPresent(environments::add);
        return new Scope(environments, told.domains());
    }

    private static Optional<String> ofSubject(Subject subject) {
        List<String> parts = subject.parts();
        return switch (subject.kind()) {
            case "application", "applicationset" ->
                    Optional.of(Mapping.DEFAULT.environmentOfCluster(parts.getFirst()));
            case "project" -> Optional.of(Mapping.DEFAULT.environmentOfWorkspace(parts.get(2)));
            // No other kind lies in one environment by itself.
            default -> Optional.empty();
        };
    }

    private static Scope of(Event event) {
        return switch (event) {
            case ChangeEvent ignored -> NONE;
            case RevisionEvent.Pushed pushed ->
                    new Scope(
                            Mapping.DEFAULT.environments(pushed.paths(), pushed.widened()),
                            Mapping.DEFAULT.domains(pushed.paths(), pushed.widened()));
            case RevisionEvent.RepositoryRenamed ignored -> NONE;
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
            case SyncEvent ignored -> NONE;
            case ApplicationEvent ignored -> NONE;
            case ApplicationSetEvent ignored -> NONE;
            case ArgoCdEvent ignored -> NONE;
            case RunEvent run -> ofPlay(run.run().play());
            case ApprovalEvent decision -> of(decision.request().project());
            case EffectEvent effect -> of(effect.request().project());
            case PolicyEvent ignored -> NONE;
            case WindowEvent ignored -> NONE;
            case ObservationEvent ignored -> NONE;
            case LogEvent ignored -> NONE;
            case AccessEvent ignored -> NONE;
        };
    }

    private static Scope ofPlan(PlanEvent event) {
        return switch (event) {
            case PlanEvent.Requested asked -> of(asked.command());
            case PlanEvent.Started started -> of(started.report());
            case PlanEvent.Succeeded plan -> of(plan.report());
            case PlanEvent.Errored plan -> of(plan.report());
            case PlanEvent.Discarded plan -> of(plan.report());
        };
    }

    private static Scope ofCheck(PolicyCheckEvent event) {
        return switch (event) {
            case PolicyCheckEvent.Started check -> of(check.report());
            case PolicyCheckEvent.Passed check -> of(check.report());
            case PolicyCheckEvent.Errored check -> of(check.report());
            case PolicyCheckEvent.Approved check -> of(check.report());
            case PolicyCheckEvent.Refused check -> of(check.report());
        };
    }

    private static Scope ofApply(ApplyEvent event) {
        return switch (event) {
            case ApplyEvent.Requested asked -> of(asked.command());
            case ApplyEvent.Started started -> of(started.report());
            case ApplyEvent.Succeeded apply -> of(apply.report());
            case ApplyEvent.Errored apply -> of(apply.report());
            case ApplyEvent.Refused apply -> of(apply.report());
        };
    }

    private static Scope ofComment(CommentEvent event) {
        return switch (event) {
            case CommentEvent.Edited ignored -> NONE;
            case CommentEvent.Deleted ignored -> NONE;
            case CommentEvent.Split split -> {
                var environments = new TreeSet<String>();
                split.sections()
                        .forEach(section ->
                                environments.addAll(of(section.project()).environments()));
                yield new Scope(environments, Set.of());
            }
        };
    }

    private static Scope of(AtlantisReport report) {
        return of(report.project());
    }

    private static Scope of(@Nullable AtlantisProject project) {
        return project == null ? NONE : ofWorkspace(project.workspace());
    }

    private static Scope of(AtlantisCommand command) {
        return command.workspace() == null ? NONE : ofWorkspace(command.workspace());
    }

    private static Scope ofWorkspace(String workspace) {
        return ofEnvironment(Mapping.DEFAULT.environmentOfWorkspace(workspace));
    }

    private static Scope ofPlay(RunEvent.@Nullable Play play) {
        return play == null || play.environment().isBlank()
                ? NONE
                : ofEnvironment(play.environment());
    }

    private static Scope ofEnvironment(String environment) {
        return new Scope(Set.of(environment), Set.of());
    }
}
