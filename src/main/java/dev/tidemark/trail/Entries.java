package dev.tidemark.trail;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the log off the event loop. */
@Singleton
class Entries {

    private final EventLog log;

    Entries(EventLog log) {
        this.log = log;
    }

    /** The entries at these positions, newest first. */
    Uni<List<StoredEntry>> newestFirst(List<Long> positions) {
        return positions.isEmpty()
                ? Uni.createFrom().item(List.of())
                : reading(() -> log.read(positions).reversed());
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
