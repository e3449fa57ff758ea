package dev.tidemark.status;

import dev.tidemark.event.ObservationEvent;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per gap. */
@Singleton
class GapProjection implements Projection<Gap> {

    @Override
    public String name() {
        return "gap";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Gap> model() {
        return Gap.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return entry.event() instanceof ObservationEvent.Gap
                ? Set.of(entry.factId().toString())
                : Set.of();
    }

    @Override
    public Gap evolve(@Nullable Gap current, JoinedFact fact) {
        var gap = (ObservationEvent.Gap) fact.event();
        String source = fact.subject().parts().getLast();
        return new Gap(source, gap.from(), gap.to(), gap.missing(), fact.position());
    }

    @Override
    public List<Column<Gap>> columns() {
        return List.of(Column.time("ended_at", Gap::to));
    }

    @Override
    public List<String> indexes() {
        return List.of("ended_at desc");
    }
}
