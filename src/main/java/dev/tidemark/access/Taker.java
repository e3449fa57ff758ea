package dev.tidemark.access;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import org.jspecify.annotations.Nullable;

/**
 * Who takes something out: a person, a machine by its token, or whoever is at this machine where
 * nobody can sign in.
 *
 * @param actor null where nobody can sign in
 */
public record Taker(@Nullable Actor actor) {

    static Taker of(Caller caller) {
        ApiToken token = caller.token();
        return new Taker(
                token == null
                        ? caller.person().map(Person::actor).orElse(null)
                        : new Actor(token.name(), "token:" + token.id()));
    }

    ActorProof proof() {
        return actor == null ? ActorProof.CLAIMED : ActorProof.SIGNED;
    }
}
