package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import java.util.Collection;

/** Which accounts are the same: those of one numeric id. A login can be renamed and imitated. */
final class Accounts {

    private Accounts() {}

    static boolean same(Actor one, Actor other) {
        return one.id() != null && one.id().equals(other.id());
    }

    static boolean isAmong(Actor one, Collection<Actor> others) {
        return others.stream().anyMatch(other -> same(one, other));
    }
}
