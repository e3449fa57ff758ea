package dev.tidemark.sandbox.openid;

import dev.tidemark.sandbox.web.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Codes and tokens that were given out, until they run out, are used up or taken back. */
final class Grants {

    private static final Duration CODE = Duration.ofSeconds(60);
    private static final Duration REFRESH = Duration.ofHours(8);

    private final Clock clock;
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Token> accessTokens = new HashMap<>();
    private final Map<String, Token> refreshTokens = new HashMap<>();
    private Duration lifetime = Duration.ofMinutes(5);

    Grants(Clock clock) {
        this.clock = clock;
    }

    /** Who let an application know who they are, and when. */
    record SignIn(Person person, Authorization asked, Instant at) {}

    private record Code(SignIn signIn, Instant end, boolean used) {
        Code usedUp() {
            return new Code(signIn, end, true);
        }
    }

    private record Token(SignIn signIn, Instant end) {}

    /** What the token endpoint gives. */
    record Given(SignIn signIn, String accessToken, String refreshToken, Instant at, Instant end) {}

    synchronized String code(Person person, Authorization asked) {
        forgetWhatEnded();
        var code = Secrets.next();
        var now = clock.instant();
        codes.put(code, new Code(new SignIn(person, asked, now), now.plus(CODE), false));
        return code;
    }

    /** Exchanges a code, once. A second time takes back what the first one gave. */
    synchronized Given exchange(String code, String redirect, String verifier) throws Refusal {
        var found = codes.get(code);
        if (found == null || !clock.instant().isBefore(found.end())) {
            throw Refusal.invalidGrant("The code is unknown or expired.");
        }
        if (found.used()) {
            takeBack(found.signIn());
            throw Refusal.invalidGrant("The code was used before.");
        }
        var asked = found.signIn().asked();
        if (!asked.redirect().equals(redirect)) {
            throw Refusal.invalidGrant("The redirect_uri is not the one of the request.");
        }
        codes.put(code, found.usedUp());
        if (!Secrets.proves(verifier, asked.challenge())) {
            throw Refusal.invalidGrant("The code_verifier does not match the code_challenge.");
        }
        return give(found.signIn());
    }

    /** A refresh token serves once and is replaced. */
    synchronized Given refresh(String token) throws Refusal {
        var found = refreshTokens.remove(token);
        if (found == null || !clock.instant().isBefore(found.end())) {
            throw Refusal.invalidGrant("The refresh token is unknown or expired.");
        }
        return give(found.signIn());
    }

    private Given give(SignIn signIn) {
        var now = clock.instant();
        var given = new Given(signIn, Secrets.next(), Secrets.next(), now, now.plus(lifetime));
        accessTokens.put(given.accessToken(), new Token(signIn, given.end()));
        refreshTokens.put(given.refreshToken(), new Token(signIn, now.plus(REFRESH)));
        return given;
    }

    synchronized Person whose(String accessToken) throws Refusal {
        var found = accessTokens.get(accessToken);
        if (found == null || !clock.instant().isBefore(found.end())) {
            throw Refusal.invalidToken();
        }
        return found.signIn().person();
    }

    private void takeBack(SignIn signIn) {
        accessTokens.values().removeIf(token -> token.signIn().equals(signIn));
        refreshTokens.values().removeIf(token -> token.signIn().equals(signIn));
    }

    /** Nothing that was given out so far is worth anything any more. */
    synchronized void expireAll() {
        codes.clear();
        accessTokens.clear();
        refreshTokens.clear();
    }

    /** How long tokens last that are given out from now on. */
    synchronized void lifetime(Duration duration) {
        lifetime = duration;
    }

    private void forgetWhatEnded() {
        var now = clock.instant();
        codes.values().removeIf(code -> code.end().isBefore(now));
        accessTokens.values().removeIf(token -> token.end().isBefore(now));
        refreshTokens.values().removeIf(token -> token.end().isBefore(now));
    }
}
