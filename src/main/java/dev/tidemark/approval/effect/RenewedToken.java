package dev.tidemark.approval.effect;

import dev.tidemark.approval.effect.Outside.NoToken;
import dev.tidemark.approval.effect.Outside.Tokens;
import dev.tidemark.event.Actor;
import dev.tidemark.github.GitHubRefused;
import java.io.IOException;
import java.util.Optional;

/** A person's token; renewed once if GitHub does not take it. */
final class RenewedToken {

    private static final int NOT_TAKEN = 401;

    private final Tokens tokens;
    private final Actor person;
    private String token;
    private boolean isRenewed;

    RenewedToken(Tokens tokens, Actor person, String token) {
        this.tokens = tokens;
        this.person = person;
        this.token = token;
    }

    /** Something that is said with a token. */
    @FunctionalInterface
    interface Said<T> {
        T with(String token) throws IOException;
    }

    /** GitHub looks at the token first: what it does not take a token for, it did not hear. */
    <T> T with(Said<T> said) throws IOException, NoToken {
        try {
            return said.with(token);
        } catch (GitHubRefused refused) {
            if (refused.status() != NOT_TAKEN || isRenewed) {
                throw refused;
            }
            Optional<String> another = tokens.insteadOf(token, person);
            if (another.isEmpty()) {
                throw refused;
            }
            isRenewed = true;
            token = another.get();
            return said.with(token);
        }
    }
}
