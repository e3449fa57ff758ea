package dev.tidemark.retention;

import dev.tidemark.event.Actor;
import dev.tidemark.event.EvidenceEvent;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row: what is held. */
@Singleton
class HoldProjection implements Projection<Holds> {

    static final String ALL = "all";

    @Override
    public String name() {
        return "hold";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Holds> model() {
        return Holds.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        boolean isOne =
                entry.event() instanceof EvidenceEvent.Held
                        || entry.event() instanceof EvidenceEvent.Released;
        return isOne ? Set.of(ALL) : Set.of();
    }

    @Override
    public Holds evolve(@Nullable Holds current, JoinedFact fact) {
        Holds before = current == null ? Holds.NONE : current;
        Actor by = fact.actor();
        return switch ((EvidenceEvent) fact.event()) {
            case EvidenceEvent.Held held ->
                    before.with(
                            new Hold(
                                    held.what(),
                                    held.name(),
                                    held.reason(),
                                    by == null ? null : by.login(),
                                    fact.time(),
                                    fact.position()));
            case EvidenceEvent.Released released -> before.without(released.what());
            case EvidenceEvent.Deleted ignored -> before;
        };
    }
}
