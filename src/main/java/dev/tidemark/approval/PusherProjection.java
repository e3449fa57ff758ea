package dev.tidemark.approval;

import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per pushed revision: who pushed it. */
@Singleton
class PusherProjection implements Projection<Pushers> {

    static String key(Repository repository, Revision revision) {
        return Subject.revision(repository, revision).value();
    }

    @Override
    public String name() {
        return "pusher";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Pushers> model() {
        return Pushers.class;
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
    public Pushers evolve(@Nullable Pushers current, JoinedFact fact) {
        return Pushers.evolve(current, fact);
    }
}
