package dev.tidemark.ingest.atlantis;

import dev.tidemark.ingest.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token that Atlantis shows with every webhook: it signs none. */
final class WebhookToken {

    private static final String SCHEME = "bearer ";

    private WebhookToken() {}

    /**
     * Takes as long for a wrong token as for the right one, whatever their lengths.
     *
     * @throws Refusal if it is not the one that is configured
     */
    static void check(@Nullable String authorization, Optional<String> configured) {
        String expected =
                configured
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() ->
                                Refusal.of(
                                        Refusal.Reason.NOT_CONFIGURED,
                                        "Set TIDEMARK_ATLANTIS_WEBHOOK_TOKEN to the token in"
                                                + " Atlantis' webhook headers, then start the"
                                                + " portal again."));
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refusal.of(
                    Refusal.Reason.NO_TOKEN, "The header Authorization: Bearer is missing.");
        }
        String shown = authorization.substring(SCHEME.length()).strip();
        if (!MessageDigest.isEqual(digest(shown), digest(expected.strip()))) {
            throw Refusal.of(
                    Refusal.Reason.WRONG_TOKEN,
                    "The bearer token is not this portal's TIDEMARK_ATLANTIS_WEBHOOK_TOKEN.");
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
