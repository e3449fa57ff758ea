package dev.tidemark.export;

import dev.tidemark.sentence.EventSentence;
import dev.tidemark.trail.TrailSearch;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The text of each format. */
@Singleton
class EntryTexts {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EntryText csv;

    EntryTexts(EventSentence sentences, TrailSearch search) {
        this.csv =
                new CsvText(
                        sentences, positions -> search.scopes(positions).await().atMost(PATIENCE));
    }

    EntryText of(ExportFormat format) {
        return switch (format) {
            case NDJSON -> EntryText.NDJSON;
            case CSV -> csv;
        };
    }
}
