package dev.tidemark.ingest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token that a tool shows with every webhook which signs none. */
public final class WebhookToken {

    private WebhookToken() {}

    /**
     * Takes as long for a wrong token as for the right one, whatever their lengths.
     *
     * @param authorization the header as it was sent
     * @param variable that configures it
     * @param where the tool's own setting for it stands
     * @throws Refusal if it is not the one that is configured
     */
    public static void check(
            @Nullable String authorization,
            Optional<String> configured,
            String variable,
            String where) {
        String expected =
                configured
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() ->
                                Refusal.of(
                                        Refusal.Reason.NOT_CONFIGURED,
                                        "Set "
                                                + variable
                                                + " to the token in "
                                                + where
                                                + ", then start the portal again."));
        if (!BearerToken.shownIn(authorization).is(BearerToken.of(expected.strip()))) {
            throw Refusal.of(
                    Refusal.Reason.WRONG_TOKEN,
                    "The bearer token is not this portal's " + variable + ".");
        }
    }
}
