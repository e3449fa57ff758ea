package dev.tidemark.approval;

import dev.tidemark.atlantis.PlanProjection;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.Facet;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per pull request that may have plans: by which ids to find these. */
@Singleton
class RequestProjection implements Projection<RequestIndex> {

    static final String ID = "id";

    private static final PlanProjection PLANS = new PlanProjection();

    @Override
    public String name() {
        return "request";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<RequestIndex> model() {
        return RequestIndex.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        boolean counts =
                entry.event() instanceof PlanEvent.Succeeded
                        || (entry.event() instanceof ChangeEvent
                                && !(entry.event() instanceof ChangeEvent.Reviewed));
        return counts ? PLANS.keys(entry) : Set.of();
    }

    @Override
    public RequestIndex evolve(@Nullable RequestIndex current, JoinedFact fact) {
        Repository repository = Objects.requireNonNull(fact.repository());
        return RequestIndex.evolve(current, repository.toString(), change(fact), fact);
    }

    private static long change(JoinedFact fact) {
        return fact.event() instanceof PlanEvent.Succeeded plan
                ? Objects.requireNonNull(plan.report().change())
                : Long.parseLong(fact.subject().parts().getLast());
    }

    @Override
    public List<Column<RequestIndex>> columns() {
        return List.of(
                Column.text("repository", RequestIndex::repository),
                Column.number("number", RequestIndex::number),
                Column.text(
                        "open",
                        index -> index.isOpen() && !index.made().isEmpty() ? "open" : "ended"));
    }

    @Override
    public List<String> indexes() {
        return List.of("open");
    }

    @Override
    public List<Facet<RequestIndex>> facets() {
        return List.of(new Facet<>(ID, RequestIndex::ids));
    }
}
