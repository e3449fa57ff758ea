package dev.tidemark.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a machine's token may be used for. None lets it decide anything. */
enum Scope {
    /** The API, for reading. */
    READ,
    /** The log itself: tiles, exports, evidence. */
    TRAIL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }
}
