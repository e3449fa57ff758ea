package dev.tidemark.export;

import dev.tidemark.access.ExportLog;
import dev.tidemark.access.Taker;
import dev.tidemark.event.AccessEvent.ExportTaken;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.eventlog.merkle.VerifierKey;
import dev.tidemark.trail.TrailSearch;
import dev.tidemark.web.BadRequest;
import io.smallrye.mutiny.TimeoutException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Exports, a few at a time. Each is cut at a checkpoint and recorded before it begins. */
@Singleton
class Exports {

    private static final Logger LOG = Logger.getLogger(Exports.class);

    /** Each has two threads and a few blocks of the log in memory. */
    private static final int AT_ONCE = 4;

    /** A filter's first question waits until the log is searchable. */
    private static final Duration COUNTING = Duration.ofSeconds(30);

    /** A client that takes nothing for so long is no client any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final EventLog log;
    private final Checkpoints checkpoints;
    private final TrailSearch search;
    private final EntryTexts texts;
    private final ExportLog taken;
    private final RunningExports running;
    private final Clock clock;

    Exports(
            EventLog log,
            Checkpoints checkpoints,
            TrailSearch search,
            EntryTexts texts,
            ExportLog taken,
            RunningExports running,
            Clock clock) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.search = search;
        this.texts = texts;
        this.taken = taken;
        this.running = running;
        this.clock = clock;
    }

    /** The zip, which begins to be made when somebody takes it. */
    StreamedBody body(ExportRequest request, Taker by) {
        return new StreamedBody(out -> inTurn(request, by, out), PATIENCE);
    }

    private void inTurn(ExportRequest request, Taker by, OutputStream out) throws IOException {
        if (!places.tryAcquire()) {
            throw ExportRefused.tooMany();
        }
        try {
            write(request, by, out);
        } finally {
            places.release();
        }
    }

    private void write(ExportRequest request, Taker by, OutputStream out) throws IOException {
        ExportCut cut = cut(request);
        RunningExport export = begun(request, by, cut, count(request, cut));
        try {
            write(export, cut, out);
            export.end(RunningExport.State.COMPLETE);
        } catch (IOException | RuntimeException failed) {
            export.end(RunningExport.State.BROKEN_OFF);
            LOG.infof(
                    "Export %s was broken off after %d entries: %s",
                    export.id(), export.written(), failed.getMessage());
            throw failed;
        } finally {
            running.changed();
        }
    }

    private RunningExport begun(ExportRequest request, Taker by, ExportCut cut, long total) {
        var export =
                new RunningExport(
                        UUID.randomUUID().toString(),
                        by.actor() == null ? null : by.actor().login(),
                        request,
                        total,
                        cut.takenAt());
        try {
            taken.taken(
                    by,
                    export.id(),
                    new ExportTaken(
                            request.filter().query(),
                            request.format().word(),
                            total,
                            cut.size(),
                            request.after()));
        } catch (LogUnavailable away) {
            throw ExportRefused.notRecorded();
        }
        running.begin(export);
        return export;
    }

    /** Newer entries are signed first: whoever exports everything expects what is there by now. */
    ExportCut cut(ExportRequest request) {
        SignedCheckpoint signed = signed().orElseThrow(ExportRefused::notRecorded);
        long size = signed.checkpoint().size();
        if (request.after() != null && request.after() >= size) {
            throw new BadRequest("after is a position of the log, which has " + size + " entries");
        }
        return new ExportCut(
                signed,
                checkpoints.verifierKey(),
                clock.instant(),
                request.parameters(),
                request.after());
    }

    private Optional<SignedCheckpoint> signed() {
        try {
            checkpoints.sign();
            VerifierKey key = VerifierKey.parse(checkpoints.verifierKey());
            return checkpoints.latest().filter(each -> each.note().isSignedBy(key));
        } catch (LogUnavailable away) {
            return Optional.empty();
        }
    }

    /** How many entries it will have. */
    long count(ExportRequest request, ExportCut cut) {
        if (request.filter().isEverything()) {
            return cut.size() - cut.begin();
        }
        try {
            long all = search.count(request.filter(), cut.size()).await().atMost(COUNTING);
            return cut.begin() == 0
                    ? all
                    : all - search.count(request.filter(), cut.begin()).await().atMost(COUNTING);
        } catch (TimeoutException notYet) {
            throw ExportRefused.notSearchable();
        }
    }

    private void write(RunningExport export, ExportCut cut, OutputStream out) throws IOException {
        ExportRequest request = export.request();
        try (var source = new ReadAhead(source(request, cut));
                var zip = new ExportZip(out);
                var parts = new ExportParts(log, cut, zip)) {
            parts.write(
                    source,
                    texts.of(request.format()),
                    written -> {
                        export.wrote(written);
                        running.changed();
                    });
            parts.writeManifest();
        }
    }

    private EntrySource source(ExportRequest request, ExportCut cut) {
        return request.filter().isEverything()
                ? log.blocks(cut.begin(), cut.size())::next
                : new FoundEntries(log, search, request.filter(), cut.begin() - 1, cut.size());
    }
}
