package dev.tidemark.change;

import dev.tidemark.event.ChangeEvent;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.Facet;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per pull request. */
@Singleton
class ChangeProjection implements Projection<Change> {

    @Override
    public String name() {
        return "change";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Change> model() {
        return Change.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return entry.event() instanceof ChangeEvent
                ? Set.of(entry.envelope().subject().value())
                : Set.of();
    }

    @Override
    public Change evolve(@Nullable Change current, JoinedFact fact) {
        return Change.evolve(current, fact);
    }

    @Override
    public List<Column<Change>> columns() {
        return List.of(
                Column.text("repository", Change::repository),
                Column.number("number", Change::number),
                Column.text("title", Change::title),
                Column.text("search", ChangeProjection::search),
                Column.text("author", change -> login(change)),
                Column.text("state", change -> change.state().word()),
                Column.text("proof", change -> change.proof().word()),
                Column.time("opened_at", Change::openedAt),
                Column.time("updated_at", ChangeProjection::updatedAt),
                Column.time("merged_at", Change::mergedAt),
                Column.time("closed_at", Change::closedAt));
    }

    /** A claimed time may lie in the future; nothing is listed later than it was recorded. */
    private static Instant updatedAt(Change change) {
        return change.timeline().stream()
                .map(Moment::recordedAt)
                .max(Comparator.naturalOrder())
                .filter(recorded -> recorded.isBefore(change.updatedAt()))
                .orElse(change.updatedAt());
    }

    private static @Nullable String login(Change change) {
        return change.author() == null ? null : change.author().login();
    }

    /** What {@code q} looks in, in lower case. */
    private static String search(Change change) {
        String title = change.title() == null ? "" : change.title();
        String branch = change.headRef() == null ? "" : change.headRef();
        return ("#" + change.number() + " " + title + " " + branch).toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> indexes() {
        return List.of(
                "updated_at desc, repository, number",
                "state, updated_at desc, repository, number",
                "lower(author), updated_at desc, repository, number",
                "number, repository",
                "merged_at");
    }

    @Override
    public List<Facet<Change>> facets() {
        return List.of(
                new Facet<>(
                        "revision",
                        change ->
                                change.revisions().stream()
                                        .map(revision -> RevisionProjection.key(change, revision))
                                        .toList()));
    }
}
