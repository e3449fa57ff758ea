package dev.tidemark.export;

import dev.tidemark.eventlog.EntryBlock;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.trail.TrailFilter;
import dev.tidemark.trail.TrailSearch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Entries that a filter lets through, found page by page. */
final class FoundEntries implements EntrySource {

    private static final int PAGE = 4_096;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventLog log;
    private final TrailSearch search;
    private final TrailFilter filter;
    private final long size;
    private long last;
    private List<Long> page = List.of();

    /**
     * Those behind a position.
     *
     * @param after -1 for all
     * @param size only of the first so many entries
     */
    FoundEntries(EventLog log, TrailSearch search, TrailFilter filter, long after, long size) {
        this.log = log;
        this.search = search;
        this.filter = filter;
        this.last = after;
        this.size = size;
    }

    @Override
    public Optional<EntryBlock> next() {
        if (page.isEmpty()) {
            page = search.positions(filter, last, size, PAGE).await().atMost(PATIENCE);
        }
        if (page.isEmpty()) {
            return Optional.empty();
        }
        List<Long> some = page.subList(0, Math.min(AT_ONCE, page.size()));
        page = page.subList(some.size(), page.size());
        last = some.getLast();
        return Optional.of(log.block(some));
    }
}
