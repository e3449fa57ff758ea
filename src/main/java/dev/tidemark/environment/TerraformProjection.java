package dev.tidemark.environment;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Event;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.History;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per Terraform project, by its place: its name is not always told. */
@Singleton
class TerraformProjection implements Projection<TerraformPlace> {

    private final Mapping mapping;

    @Inject
    TerraformProjection() {
        this(Mapping.DEFAULT);
    }

    private TerraformProjection(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public TerraformProjection by(Mapping other) {
        return new TerraformProjection(other);
    }

    @Override
    public String name() {
        return "terraform";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<TerraformPlace> model() {
        return TerraformPlace.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        AtlantisProject project = project(entry.event());
        return repository == null || project == null
                ? Set.of()
                : Set.of(Subject.project(repository, unnamed(project)).value());
    }

    private static AtlantisProject unnamed(AtlantisProject project) {
        return new AtlantisProject(project.dir(), project.workspace(), null);
    }

    private static @Nullable AtlantisProject project(Event event) {
        if (event instanceof TerraformEvent.DriftDetected found) {
            return found.project();
        }
        if (event instanceof TerraformEvent.DriftNotFound notFound) {
            return notFound.project();
        }
        AtlantisReport report = TerraformPlace.report(event);
        return report == null || report.change() == null ? null : report.project();
    }

    @Override
    public TerraformPlace evolve(@Nullable TerraformPlace current, JoinedFact fact) {
        AtlantisProject project = Objects.requireNonNull(project(fact.event()));
        TerraformPlace known =
                current == null
                        ? new TerraformPlace(
                                Objects.requireNonNull(fact.repository()).toString(),
                                project.dir(),
                                project.workspace(),
                                null,
                                List.of(),
                                null)
                        : current;
        return known.named(project.name()).after(fact);
    }

    @Override
    public List<Column<TerraformPlace>> columns() {
        return List.of(
                Column.text(
                        "environment",
                        each -> mapping.environmentOf(each.repository(), each.project())));
    }

    @Override
    public List<History<TerraformPlace, ?>> histories() {
        return List.of(
                new History<>(
                        "change",
                        place ->
                                place.changes().isEmpty()
                                        ? List.of()
                                        : List.of(place.changes().getLast()),
                        TerraformPlace.InChange::change,
                        List.of(
                                Column.time("told_at", TerraformPlace.InChange::toldAt),
                                Column.time("applied_at", TerraformPlace.InChange::appliedAt)),
                        List.of("key, told_at desc", "key, applied_at desc")),
                new History<>(
                        "look",
                        place -> place.look() == null ? List.of() : List.of(place.look()),
                        look -> look.from().toString(),
                        List.of(Column.time("valid_from", TerraformPlace.Look::from)),
                        List.of("key, valid_from desc")));
    }
}
