package dev.tidemark.ingest.atlantis;

import dev.tidemark.ingest.BearerToken;
import dev.tidemark.ingest.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token that Atlantis shows with every webhook: it signs none. */
final class WebhookToken {

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
        if (!BearerToken.shownIn(authorization).is(BearerToken.of(expected.strip()))) {
            throw Refusal.of(
                    Refusal.Reason.WRONG_TOKEN,
                    "The bearer token is not this portal's TIDEMARK_ATLANTIS_WEBHOOK_TOKEN.");
        }
    }
}
