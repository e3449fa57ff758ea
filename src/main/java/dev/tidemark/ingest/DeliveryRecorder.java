package dev.tidemark.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Delivery;
import dev.tidemark.eventlog.DeliveryOutcome;
import dev.tidemark.eventlog.EntryTooLarge;
import dev.tidemark.eventlog.Evidence;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.Redaction;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/**
 * Writes down what was delivered: the redacted document, the delivery, what its mapper read from it
 * and with which outcome, in one transaction. What it returns is durable.
 */
@ApplicationScoped
public class DeliveryRecorder {

    private static final String JSON_TYPE = "application/json";
    private static final String COUNTER = "tidemark.ingest.deliveries";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DurableAppend log;
    private final MeterRegistry meters;
    private final Clock clock;

    DeliveryRecorder(DurableAppend log, MeterRegistry meters, Clock clock) {
        this.log = log;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Records one authentic delivery.
     *
     * @param guid the source's delivery id
     * @param event the source's name of the event
     * @param body as received; closed or not by this
     * @throws Refusal if it is not JSON, or nothing can be recorded now
     */
    public DeliveryOutcome record(
            SourceMapper mapper, String guid, String event, InputStream body) {
        byte[] redacted = redact(body);
        var evidence = Evidence.of(mapper.source() + "." + event, JSON_TYPE, redacted);
        var delivery =
                new Delivery(mapper.source(), guid, event, clock.instant(), evidence.sha256());
        Reading reading = mapper.read(event, parse(redacted), evidence.sha256());
        DeliveryOutcome outcome = append(mapper, delivery, evidence, reading);
        String result = outcome.result().word();
        meters.counter(COUNTER, "source", mapper.source(), "result", result).increment();
        return outcome;
    }

    private DeliveryOutcome append(
            SourceMapper mapper, Delivery delivery, Evidence evidence, Reading reading) {
        DeliveryOutcome outcome = reading.outcomeOf(delivery.id(), mapper.version());
        try {
            log.append(Append.of(reading.entries()).with(evidence).receivedIn(delivery, outcome));
            return outcome;
        } catch (EntryTooLarge tooLarge) {
            // A mapper that let this happen is wrong; its successor shall find the delivery.
            var unmappable = new Reading.Unmappable("what it says does not fit into an entry");
            return append(mapper, delivery, evidence, unmappable);
        } catch (LogUnavailable unavailable) {
            throw Refusal.of(
                    Refusal.Reason.LOG_UNAVAILABLE,
                    "The log cannot be written now. Nothing is lost: send it again.",
                    unavailable);
        }
    }

    private static byte[] redact(InputStream body) {
        try {
            return Redaction.json(body);
        } catch (IOException notJson) {
            // Its message quotes the body, so it is not passed on.
            throw Refusal.of(Refusal.Reason.MALFORMED, "The body is not one JSON value.");
        }
    }

    private static JsonNode parse(byte[] redacted) {
        try {
            return JSON.readTree(redacted);
        } catch (IOException notReadable) {
            throw Refusal.of(Refusal.Reason.MALFORMED, "The body is not one JSON value.");
        }
    }
}
