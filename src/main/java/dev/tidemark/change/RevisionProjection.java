package dev.tidemark.change;

import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.Facet;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per pushed revision; several refs may have been pushed to the same. */
@Singleton
class RevisionProjection implements Projection<PushedRevision> {

    /** The row that a revision of a change is found by. */
    static String key(Change change, Revision revision) {
        return key(Repository.parse(change.repository()), revision);
    }

    private static String key(Repository repository, Revision revision) {
        return Subject.revision(repository, revision).value();
    }

    private final Mapping mapping;

    @Inject
    RevisionProjection() {
        this(Mapping.DEFAULT);
    }

    private RevisionProjection(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public RevisionProjection by(Mapping other) {
        return new RevisionProjection(other);
    }

    @Override
    public String name() {
        return "revision";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<PushedRevision> model() {
        return PushedRevision.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        return repository != null
                        && entry.event() instanceof RevisionEvent.Pushed pushed
                        && !pushed.after().isNone()
                ? Set.of(key(repository, pushed.after()))
                : Set.of();
    }

    @Override
    public PushedRevision evolve(@Nullable PushedRevision current, JoinedFact fact) {
        var pushed =
                PushedRevision.of(
                        (RevisionEvent.Pushed) fact.event(),
                        Objects.requireNonNull(fact.repository()).toString(),
                        mapping);
        return current == null ? pushed : current.and(pushed);
    }

    @Override
    public List<Facet<PushedRevision>> facets() {
        return List.of(
                new Facet<>("domain", PushedRevision::domains),
                new Facet<>("environment", PushedRevision::environments));
    }
}
