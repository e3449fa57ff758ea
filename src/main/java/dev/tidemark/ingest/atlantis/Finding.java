package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.Event;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a comment tells.
 *
 * @param command in whose course, in Atlantis' word
 * @param project of which project; null if of all or none
 * @param said Atlantis' own line of it
 * @param event what it tells, given by whom and where
 */
record Finding(
        String command,
        @Nullable AtlantisProject project,
        @Nullable String said,
        Function<AtlantisReport, Event> event) {

    Event in(long change, String comment) {
        return event.apply(
                new AtlantisReport(Channel.COMMENT, change, project, comment, null, Said.of(said)));
    }
}
