package dev.tidemark.overview;

import java.util.List;

/**
 * The way to begin, for a portal that knows nothing yet.
 *
 * @param addressIsSure whether it was configured rather than guessed
 */
record ConnectGuide(
        String webhookUrl, boolean addressIsSure, boolean secretIsSet, List<String> events) {}
