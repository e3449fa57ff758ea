package dev.tidemark.drift;

import dev.tidemark.argocd.DriftEpisode;
import java.util.Locale;

/** What ended an episode. */
enum Ending {
    SELF_HEAL,
    SYNC,
    APPLY,
    COMMIT,
    HAND,
    DELETION,
    NOT_KNOWN;

    static Ending of(DriftEpisode.ClosedBy closedBy) {
        return switch (closedBy) {
            case SELF_HEAL -> SELF_HEAL;
            case SYNC -> SYNC;
            case HAND -> HAND;
            case COMMIT -> COMMIT;
            case DELETION -> DELETION;
            case NOT_KNOWN -> NOT_KNOWN;
        };
    }

    /** Whether what runs is as it should be again. */
    boolean isRepair() {
        return this != DELETION;
    }

    /** The word in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
