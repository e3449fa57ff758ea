package dev.tidemark.environment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Environments across, waves and their components down. */
record MatrixView(List<Head> heads, List<Band> bands) {

    /**
     * One environment.
     *
     * @param unobservedSince since when a cluster of it is not observed; null if all are
     * @param isLast whether changes reach it last: production
     */
    record Head(
            String name,
            String href,
            String summary,
            @Nullable Instant unobservedSince,
            boolean isLast) {}

    /**
     * One wave or phase.
     *
     * @param note what it is for; null where nothing says
     * @param summaries one per environment
     */
    record Band(String title, @Nullable String note, List<String> summaries, List<Row> rows) {}

    /**
     * One component.
     *
     * @param cells one per environment
     */
    record Row(String name, List<Cell> cells) {}

    /** What it is in one environment; several where several are called the same, or none. */
    record Cell(List<ComponentView> components) {}
}
