package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.Actor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Atlantis' account on GitHub.
 *
 * @param login its name, whose case GitHub ignores
 * @param id its numeric id; where it is known, it alone decides, because a login can be given up
 *     and taken by somebody else
 */
record AtlantisAccount(String login, Optional<String> id) {

    boolean is(@Nullable Actor actor) {
        if (actor == null) {
            return false;
        }
        return id.map(known -> known.equals(actor.id())).orElseGet(() -> hasItsLogin(actor));
    }

    /** An account with the login and another id, or one that does not say its id. */
    boolean isImitatedBy(@Nullable Actor actor) {
        return actor != null && !is(actor) && hasItsLogin(actor);
    }

    private boolean hasItsLogin(Actor actor) {
        return actor.login().toLowerCase(Locale.ROOT).equals(login.toLowerCase(Locale.ROOT));
    }
}
