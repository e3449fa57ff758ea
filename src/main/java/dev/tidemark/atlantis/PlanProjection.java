package dev.tidemark.atlantis;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.CommandEvent;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.Facet;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One row per pull request: what was told of its plans and applies. */
@Singleton
public class PlanProjection implements Projection<ChangePlans> {

    private final Mapping mapping;

    @Inject
    public PlanProjection() {
        this(Mapping.DEFAULT);
    }

    private PlanProjection(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public PlanProjection by(Mapping other) {
        return new PlanProjection(other);
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<ChangePlans> model() {
        return ChangePlans.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        Long change = change(entry.event(), entry.envelope().subject());
        return repository == null || change == null
                ? Set.of()
                : Set.of(Subject.change(repository, change).value());
    }

    private static @Nullable Long change(Event event, Subject subject) {
        return switch (event) {
            case ChangeEvent.Reviewed ignored -> null;
            case ChangeEvent ignored -> Long.parseLong(subject.parts().getLast());
            case CommandEvent.Requested(var command) -> command.change();
            case PlanEvent.Requested(var command) -> command.change();
            case ApplyEvent.Requested(var command) -> command.change();
            case LockEvent.Acquired acquired -> acquired.change();
            case LockEvent.Released released -> released.change();
            case CommentEvent.Edited edited -> edited.change();
            case CommentEvent.Deleted deleted -> deleted.change();
            case CommentEvent.Split split -> split.change();
            default -> change(Reports.of(event));
        };
    }

    private static @Nullable Long change(@Nullable AtlantisReport report) {
        return report == null ? null : report.change();
    }

    @Override
    public ChangePlans evolve(@Nullable ChangePlans current, JoinedFact fact) {
        Repository repository = Objects.requireNonNull(fact.repository());
        Long change = Objects.requireNonNull(change(fact.event(), fact.subject()));
        return ChangePlans.evolve(current, repository.toString(), change, fact);
    }

    @Override
    public List<Column<ChangePlans>> columns() {
        return List.of(
                Column.text("repository", ChangePlans::repository),
                Column.number("number", ChangePlans::number),
                Column.text("open", plans -> new Heads(plans.facts()).isOpen() ? "open" : "ended"),
                Column.time("told_at", PlanProjection::toldAt),
                Column.time(
                        "merged_at", plans -> new Heads(plans.facts()).mergedAt().orElse(null)));
    }

    @Override
    public List<String> indexes() {
        return List.of("merged_at");
    }

    /** When Atlantis last said something; null if it never did. */
    private static @Nullable Instant toldAt(ChangePlans plans) {
        return plans.facts().reversed().stream()
                .filter(fact -> !(fact.event() instanceof ChangeEvent))
                .map(PlanFact::time)
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Facet<ChangePlans>> facets() {
        return List.of(
                new Facet<>("project", PlanProjection::projects),
                new Facet<>("environment", this::environments),
                new Facet<>("revision", PlanProjection::revisions),
                new Facet<>("unapplied", PlanProjection::unapplied));
    }

    /**
     * Projects that may have been merged with a plan that was not applied. A status alone may tell
     * of the plan, or of an apply, and statuses are not told here. Without the projects' names,
     * which not every telling has.
     */
    private static Collection<String> unapplied(ChangePlans plans) {
        if (!new Heads(plans.facts()).isMerged()) {
            return Set.of();
        }
        Repository repository = Repository.parse(plans.repository());
        return ChangeRuns.of(plans, List.of(), null).projects().stream()
                .filter(each ->
                        each.state() != ProjectStanding.State.APPLIED
                                && each.state() != ProjectStanding.State.NO_CHANGES)
                .map(each -> each.project().unnamed())
                .map(project -> Subject.project(repository, project).value())
                .distinct()
                .toList();
    }

    private static Collection<String> projects(ChangePlans plans) {
        Repository repository = Repository.parse(plans.repository());
        var keys = new TreeSet<String>();
        for (ProjectStanding standing : ChangeRuns.of(plans, List.of(), null).projects()) {
            keys.add(Subject.project(repository, standing.project()).value());
        }
        return keys;
    }

    private Collection<String> environments(ChangePlans plans) {
        var environments = new TreeSet<String>();
        for (ProjectStanding standing : ChangeRuns.of(plans, List.of(), null).projects()) {
            environments.add(mapping.environmentOf(plans.repository(), standing.project()));
        }
        return environments;
    }

    /** Where statuses of it stand: only of pull requests that Atlantis spoke of. */
    static Collection<String> revisions(ChangePlans plans) {
        Repository repository = Repository.parse(plans.repository());
        return new Heads(plans.facts())
                .all().stream()
                        .filter(revision -> !revision.isNone())
                        .map(revision -> Subject.revision(repository, revision).value())
                        .toList();
    }
}
