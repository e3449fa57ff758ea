package dev.tidemark.export;

import dev.tidemark.eventlog.EntryBlock;
import dev.tidemark.eventlog.EventLog;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Gives entries in order of position. Blocking, and not safe for several threads. */
@FunctionalInterface
public interface EntrySource {

    /** Entries of any size, so many fit into a small heap. */
    int AT_ONCE = 64;

    /** The next ones; empty at the end. */
    Optional<EntryBlock> next();

    /** The entries at these positions, which rise. */
    static EntrySource at(EventLog log, List<Long> positions) {
        Iterator<Integer> begins =
                java.util.stream.IntStream.iterate(
                                0, begin -> begin < positions.size(), begin -> begin + AT_ONCE)
                        .iterator();
        return () -> {
            if (!begins.hasNext()) {
                return Optional.empty();
            }
            int begin = begins.next();
            int end = Math.min(begin + AT_ONCE, positions.size());
            return Optional.of(log.block(positions.subList(begin, end)));
        };
    }
}
