package dev.tidemark.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads kept deliveries again with today's mappers: what an older one could not read, or read
 * differently, is appended. Running it twice adds nothing.
 */
@ApplicationScoped
public class Replay {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeptDeliveries deliveries;
    private final EventLog log;
    private final DurableAppend append;
    private final List<SourceMapper> mappers;

    Replay(
            KeptDeliveries deliveries,
            EventLog log,
            DurableAppend append,
            @All List<SourceMapper> mappers) {
        this.deliveries = deliveries;
        this.log = log;
        this.append = append;
        this.mappers = List.copyOf(mappers);
    }

    /**
     * How far it is.
     *
     * @param deliveries read again
     * @param entries offered to the log
     * @param orphans older entries that the newer reading has nothing for; they stay
     * @param missing deliveries whose document is gone by retention
     */
    public record Progress(int deliveries, int entries, int orphans, int missing) {

        static final Progress NONE = new Progress(0, 0, 0, 0);

        Progress plus(Rereading rereading) {
            return new Progress(
                    deliveries + 1,
                    entries + rereading.entries().size(),
                    orphans + rereading.orphans(),
                    missing);
        }

        Progress plusMissing() {
            return new Progress(deliveries, entries, orphans, missing + 1);
        }
    }

    /** Reads again whatever needs it, telling after each delivery how far it is. */
    public Progress run(Consumer<Progress> listener) throws SQLException {
        var running = new Running(listener);
        for (SourceMapper mapper : mappers) {
            deliveries.olderThan(
                    mapper.source(), mapper.version(), kept -> running.read(mapper, kept));
        }
        return running.progress;
    }

    private final class Running {

        private final Consumer<Progress> listener;
        private Progress progress = Progress.NONE;

        Running(Consumer<Progress> listener) {
            this.listener = listener;
        }

        void read(SourceMapper mapper, KeptDelivery kept) {
            Optional<byte[]> document = log.evidence(kept.evidence());
            progress =
                    document.isEmpty()
                            ? progress.plusMissing()
                            : progress.plus(readAgain(mapper, kept, document.get()));
            listener.accept(progress);
        }
    }

    private Rereading readAgain(SourceMapper mapper, KeptDelivery kept, byte[] document) {
        Reading reading = read(mapper, kept, document);
        List<Recorded<Event>> before =
                log.read(kept.positions()).stream().map(StoredEntry::decode).toList();
        var rereading = Rereading.of(before, reading.entries());
        append.append(
                Append.of(rereading.entries())
                        .with(reading.outcomeOf(kept.id(), mapper.version())));
        return rereading;
    }

    private static Reading read(SourceMapper mapper, KeptDelivery kept, byte[] document) {
        try {
            return mapper.read(kept.event(), JSON.readTree(document), kept.evidence());
        } catch (IOException impossible) {
            throw new UncheckedIOException("a stored document is JSON", impossible);
        }
    }
}
