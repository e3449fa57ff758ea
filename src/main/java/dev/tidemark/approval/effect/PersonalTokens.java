package dev.tidemark.approval.effect;

import dev.tidemark.access.TokenRefused;
import dev.tidemark.access.UserTokens;
import dev.tidemark.event.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The tokens that people left by signing in with GitHub. */
@ApplicationScoped
class PersonalTokens implements Outside.Tokens {

    private final UserTokens tokens;

    PersonalTokens(UserTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<String> of(Actor account) throws Outside.NoToken {
        try {
            return tokens.of(account);
        } catch (TokenRefused refused) {
            throw new Outside.NoToken(String.valueOf(refused.getMessage()), refused.isFinal());
        }
    }

    @Override
    public Optional<String> insteadOf(String refused, Actor account) throws Outside.NoToken {
        try {
            return tokens.insteadOf(refused, account);
        } catch (TokenRefused gone) {
            throw new Outside.NoToken(String.valueOf(gone.getMessage()), gone.isFinal());
        }
    }
}
