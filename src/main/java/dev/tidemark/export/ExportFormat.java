package dev.tidemark.export;

import dev.tidemark.web.BadRequest;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the entries of an export are written. */
enum ExportFormat {
    /** The exact bytes, a line each. */
    NDJSON,
    /** For a spreadsheet, with the exact bytes in the last column. */
    CSV;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** NDJSON if nothing is said. */
    static ExportFormat of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return NDJSON;
        }
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new BadRequest("format is ndjson or csv"));
    }
}
