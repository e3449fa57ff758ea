package dev.tidemark.ingest.plan;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.ingest.BodyLimit;
import dev.tidemark.ingest.ReceivedBody;
import dev.tidemark.ingest.Refusal;
import dev.tidemark.plan.PlanHeader;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.PostedPlan;
import dev.tidemark.secret.PortalKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Makes of a received plan what is kept of it. */
@ApplicationScoped
class PlanIntake {

    private final EventLog log;
    private final PortalKey key;

    PlanIntake(EventLog log, PortalKey key) {
        this.log = log;
        this.key = key;
    }

    /**
     * Reads it twice, and stores its details.
     *
     * @param zipped whether the body is gzip
     * @throws Refusal if it is not JSON, or nothing can be stored now
     */
    PlanSummary read(ReceivedBody body, boolean zipped, PostedPlan posted) {
        try {
            HeaderScan scan = HeaderScan.of(open(body, zipped));
            return read(body, zipped, posted, scan);
        } catch (IOException failed) {
            throw refusal(failed);
        } catch (UncheckedIOException failed) {
            throw refusal(Objects.requireNonNull(failed.getCause()));
        } catch (LogUnavailable unavailable) {
            throw Refusal.of(
                    Refusal.Reason.LOG_UNAVAILABLE,
                    "The log cannot be written now. Nothing is lost: send it again.",
                    unavailable);
        }
    }

    private PlanSummary read(ReceivedBody body, boolean zipped, PostedPlan posted, HeaderScan scan)
            throws IOException {
        PlanHeader header = scan.header();
        try {
            scan.check();
            return PlanReading.of(
                    open(body, zipped),
                    posted,
                    header,
                    new Masking(key, posted, header.allMasked()),
                    new DetailDocuments(log::store));
        } catch (UnreadablePlan unreadable) {
            return PlanSummary.unreadable(posted, header, reason(unreadable));
        }
    }

    private static String reason(UnreadablePlan unreadable) {
        String reason = unreadable.getMessage();
        return reason == null ? "it cannot be read" : reason;
    }

    private static RuntimeException refusal(IOException failed) {
        // A parser's message would quote the body.
        return failed instanceof MalformedJson
                        || failed instanceof ZipException
                        || failed instanceof EOFException
                ? Refusal.of(Refusal.Reason.MALFORMED, "The body is not one JSON object.")
                : new UncheckedIOException(failed);
    }

    private static InputStream open(ReceivedBody body, boolean zipped) throws IOException {
        return zipped
                ? new LimitedStream(new GZIPInputStream(body.open()), BodyLimit.PLAN)
                : body.open();
    }
}
