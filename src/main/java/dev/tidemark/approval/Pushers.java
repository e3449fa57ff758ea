package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.projection.JoinedFact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who pushed a revision, to whichever branch. Only a webhook's signature proves that: what the API
 * tells of a commit is who wrote it.
 */
record Pushers(List<Actor> actors) {

    Pushers {
        actors = List.copyOf(actors);
    }

    static Pushers evolve(@Nullable Pushers current, JoinedFact fact) {
        var actors = new ArrayList<Actor>(current == null ? List.of() : current.actors);
        Actor actor = fact.actor();
        if (actor != null && fact.actorProof() == ActorProof.SIGNED && !actors.contains(actor)) {
            actors.add(actor);
        }
        return new Pushers(actors);
    }
}
