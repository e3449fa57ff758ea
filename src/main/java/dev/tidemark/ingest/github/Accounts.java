package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHUser;

/** Accounts of GitHub as actors. */
final class Accounts {

    private Accounts() {}

    /** What can be asked about an account. */
    @FunctionalInterface
    interface Account {
        @Nullable GHUser ask() throws IOException;
    }

    /** An account; null where there is none, or it is gone by now. */
    static @Nullable Actor actor(Account account) throws IOException {
        try {
            GHUser user = account.ask();
            return user == null || user.getLogin() == null
                    ? null
                    : new Actor(
                            Excerpt.of(user.getLogin(), Excerpt.LOGIN),
                            Long.toString(user.getId()));
        } catch (FileNotFoundException gone) {
            return null;
        }
    }
}
