package dev.tidemark.projection;

import dev.tidemark.event.ChangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every title that a change was opened or edited with; refuses one of them if told to. */
final class Titles implements Projection<Titles.Titled> {

    record Titled(List<String> titles) {}

    private final String name;
    private final int version;
    private volatile @Nullable String refused;

    Titles(String name, int version) {
        this.name = name;
        this.version = version;
    }

    Titles refusing(@Nullable String title) {
        this.refused = title;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Class<Titled> model() {
        return Titled.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return entry.event() instanceof ChangeEvent
                ? Set.of(entry.envelope().subject().value())
                : Set.of();
    }

    @Override
    public Titled evolve(@Nullable Titled current, JoinedFact fact) {
        var titles = new ArrayList<>(current == null ? List.of() : current.titles());
        String title =
                switch (fact.event()) {
                    case ChangeEvent.Opened opened -> opened.description().title();
                    case ChangeEvent.Edited edited -> edited.description().title();
                    default -> null;
                };
        if (title != null && title.equals(refused)) {
            throw new IllegalStateException("cannot stand " + title);
        }
        if (title != null) {
            titles.add(title);
        }
        return new Titled(titles);
    }

    @Override
    public List<Column<Titled>> columns() {
        return List.of(
                Column.number("count", titled -> (long) titled.titles().size()),
                Column.text(
                        "newest",
                        titled -> titled.titles().isEmpty() ? null : titled.titles().getLast()));
    }

    @Override
    public List<String> indexes() {
        return List.of("newest");
    }

    @Override
    public List<Facet<Titled>> facets() {
        return List.of(new Facet<>("title", Titled::titles));
    }

    /** Its newest title, by how many there were before. */
    @Override
    public List<History<Titled, ?>> histories() {
        return List.of(
                new History<Titled, String>(
                        "past",
                        titled ->
                                titled.titles().isEmpty()
                                        ? List.of()
                                        : List.of(
                                                titled.titles().size()
                                                        + " "
                                                        + titled.titles().getLast()),
                        past -> past.substring(0, past.indexOf(' ')),
                        List.of(Column.text("title", past -> past)),
                        List.of("title")));
    }
}
