package dev.tidemark.trail;

import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.EntryIndex;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What {@link TrailSearch} looks in. All that an entry is found by is one set of lexemes, so that
 * one index serves every filter and any of them together, and is all that an entry costs beside its
 * place and time.
 */
@Singleton
class TrailIndex implements EntryIndex {

    private final Mapping mapping;

    @Inject
    TrailIndex() {
        this(Mapping.DEFAULT);
    }

    private TrailIndex(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public TrailIndex by(Mapping other) {
        return new TrailIndex(other);
    }

    @Override
    public String name() {
        return "trail";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Column<Entry>> columns() {
        return List.of(
                Column.time("time", entry -> entry.envelope().time()),
                new Column<>("terms", "tsvector", entry -> Terms.of(entry, mapping)));
    }

    @Override
    public List<String> indexes() {
        return List.of("(time, position)", "using gin (terms)");
    }
}
