package dev.tidemark.overview;

import dev.tidemark.event.LogEvent;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per fact, whoever told it and how often; the log's own housekeeping is left out. */
@Singleton
class ActivityProjection implements Projection<JoinedFact> {

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<JoinedFact> model() {
        return JoinedFact.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return entry.event() instanceof LogEvent ? Set.of() : Set.of(entry.factId().toString());
    }

    @Override
    public JoinedFact evolve(@Nullable JoinedFact current, JoinedFact fact) {
        return fact;
    }

    @Override
    public List<Column<JoinedFact>> columns() {
        return List.of(
                Column.time("happened_at", ActivityProjection::happenedAt),
                Column.text("type", JoinedFact::type),
                Column.text("person", ActivityProjection::person),
                Column.text(
                        "repository",
                        fact -> fact.repository() == null ? null : fact.repository().toString()));
    }

    /** A claimed time may lie in the future; nothing is listed later than it was recorded. */
    private static Instant happenedAt(JoinedFact fact) {
        return fact.time().isAfter(fact.recordedAt()) ? fact.recordedAt() : fact.time();
    }

    /** The numeric id outlives the login. A claim names whoever it likes, so it counts nobody. */
    private static @Nullable String person(JoinedFact fact) {
        return fact.actor() == null ? null : fact.actor().id();
    }

    @Override
    public List<String> indexes() {
        return List.of("happened_at desc, key");
    }
}
