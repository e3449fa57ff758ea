package dev.tidemark.ingest;

import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;

/** A log on a new database, with what ingest puts around it. */
public final class TestLog implements AutoCloseable {

    private final AgroalDataSource database = TestDatabase.pool(TestDatabase.fresh().application());
    private final EventLog log = new EventLog(database);
    private final MeterRegistry meters = new SimpleMeterRegistry();

    public EventLog log() {
        return log;
    }

    public AgroalDataSource database() {
        return database;
    }

    public MeterRegistry meters() {
        return meters;
    }

    public DurableAppend append() {
        return new DurableAppend(log);
    }

    public PollCursors cursors() {
        return new PollCursors(database);
    }

    public DeliveryRecorder recorder(Clock clock) {
        return new DeliveryRecorder(append(), meters, clock);
    }

    public Replay replay(SourceMapper... mappers) {
        return new Replay(new KeptDeliveries(database), log, append(), List.of(mappers));
    }

    /** Every entry so far, in order of position. */
    public List<Recorded<Event>> entries() {
        return log.read(0, 10_000).stream().map(StoredEntry::decode).toList();
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }
}
