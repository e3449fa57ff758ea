package dev.tidemark.approval.effect;

import dev.tidemark.event.Actor;
import dev.tidemark.event.Repository;
import dev.tidemark.github.Voice;
import java.io.IOException;
import java.util.Optional;

/** What an attempt needs of everybody else. Everything in it is asked at that moment. */
record Outside(
        Voice voice, Tokens tokens, Permissions permissions, Grounds grounds, Branches branches) {

    /** The tokens of people. */
    interface Tokens {

        /** A token that ought to be good; empty if the person never signed in with GitHub. */
        Optional<String> of(Actor account) throws NoToken;

        /** Another than the one that GitHub has just refused; empty if there is none. */
        Optional<String> insteadOf(String refused, Actor account) throws NoToken;
    }

    /** There is no token of this person now. */
    static final class NoToken extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean isFinal;

        NoToken(String message, boolean isFinal) {
            super(message);
            this.isFinal = isFinal;
        }

        /** Whether the person has to sign in again; otherwise waiting may help. */
        boolean isFinal() {
            return isFinal;
        }
    }

    /** What accounts may in a repository. */
    @FunctionalInterface
    interface Permissions {
        String of(String repository, Actor account) throws IOException;
    }

    /** Where branches are, by the log. */
    @FunctionalInterface
    interface Branches {

        /** The newest commit of a branch, if a push to it is known. */
        Optional<String> tip(Repository repository, String branch) throws IOException;
    }

    /** The log, up to its head. */
    @FunctionalInterface
    interface Grounds {
        Ground of(LetOut out) throws IOException;
    }
}
