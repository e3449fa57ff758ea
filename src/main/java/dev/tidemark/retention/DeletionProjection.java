package dev.tidemark.retention;

import dev.tidemark.event.EvidenceEvent;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row per deleted document; the last deletion counts of one that was stored again. */
@Singleton
class DeletionProjection implements Projection<Deletion> {

    @Override
    public String name() {
        return "deletion";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Deletion> model() {
        return Deletion.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return entry.event() instanceof EvidenceEvent.Deleted deleted
                ? Set.of(deleted.sha256())
                : Set.of();
    }

    @Override
    public Deletion evolve(@Nullable Deletion current, JoinedFact fact) {
        var deleted = (EvidenceEvent.Deleted) fact.event();
        return new Deletion(
                deleted.sha256(), deleted.kind(), deleted.rule(), fact.time(), fact.position());
    }

    @Override
    public List<Column<Deletion>> columns() {
        return List.of(Column.number("deleted_by", Deletion::position));
    }

    @Override
    public List<String> indexes() {
        return List.of("deleted_by desc");
    }
}
