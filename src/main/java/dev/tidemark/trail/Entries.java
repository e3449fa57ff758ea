package dev.tidemark.trail;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the log off the event loop. */
@Singleton
class Entries {

    private final EventLog log;

    Entries(EventLog log) {
        this.log = log;
    }

    /**
     * Newest first.
     *
     * @param after position of the last entry that was shown; null from the newest on
     */
    Uni<List<StoredEntry>> newest(@Nullable Long after, int limit) {
        return reading(() -> {
            long size = log.size();
            long before = after == null ? size : Math.min(after, size);
            long first = Math.max(0, before - limit);
            return log.read(first, (int) (before - first)).reversed();
        });
    }

    Uni<Optional<StoredEntry>> at(long position) {
        return reading(() -> log.at(position));
    }

    static <T> Uni<T> reading(Supplier<T> question) {
        return Uni.createFrom()
                .item(question)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
