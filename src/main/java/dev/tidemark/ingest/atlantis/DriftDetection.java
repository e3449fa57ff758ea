package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Evidence;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.ingest.DurableAppend;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has Atlantis compare one repository's projects with what runs, and records what it found. */
@ApplicationScoped
class DriftDetection {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String JSON_TYPE = "application/json";

    private final AtlantisServer server;
    private final AtlantisApi api;
    private final DurableAppend log;
    private final Clock clock;
    private final String ref;

    DriftDetection(
            AtlantisServer server,
            AtlantisApi api,
            DurableAppend log,
            Clock clock,
            @ConfigProperty(name = "tidemark.atlantis.drift-ref", defaultValue = "main")
                    String ref) {
        this.server = server;
        this.api = api;
        this.log = log;
        this.clock = clock;
        this.ref = ref;
    }

    /** What came of a run. */
    enum Outcome {
        /** Every project was compared. */
        COMPARED,
        /** Some or all were not, which is recorded as a gap. */
        GAP,
        /** This Atlantis has no drift detection, or none is switched on. */
        NOT_ENABLED
    }

    /**
     * One run.
     *
     * @param url Atlantis' address
     * @param since when all projects were last compared, as far as is known
     */
    Outcome run(String url, String fullName, List<AtlantisProject> projects, Instant since) {
        try {
            var request = new DetectionRequest(fullName, ref, projects);
            AtlantisApi.Answer answer = api.detect(request.body());
            return switch (answer.status()) {
                case 200, 207 -> record(url, fullName, projects, since, answer.body());
                case 404, 503 -> Outcome.NOT_ENABLED;
                default -> gap(url, fullName, since, "it answered " + answer.status());
            };
        } catch (IOException unreachable) {
            return gap(url, fullName, since, "Atlantis could not be asked");
        } catch (UnreadableDocument unreadable) {
            return gap(url, fullName, since, unreadable.reason());
        }
    }

    private Outcome record(
            String url, String fullName, List<AtlantisProject> asked, Instant since, byte[] body)
            throws IOException {
        byte[] document = Redaction.json(new ByteArrayInputStream(body));
        var evidence = Evidence.of("atlantis.detection", JSON_TYPE, document);
        Repository repository = Fields.repository(server.host(), fullName);
        DetectionAnswer answer =
                DetectionAnswer.read(JSON.readTree(document), url, repository, evidence.sha256());
        var entries = new ArrayList<>(answer.entries());
        int missing = Math.max(answer.failed(), asked.size() - answer.entries().size());
        if (missing > 0) {
            String why = missing + " of " + asked.size() + " projects were not compared";
            entries.add(gapEntry(url, fullName, since, why));
        }
        log.append(Append.of(entries).with(evidence));
        return missing > 0 ? Outcome.GAP : Outcome.COMPARED;
    }

    private Outcome gap(String url, String fullName, Instant since, String why) {
        log.append(Append.of(gapEntry(url, fullName, since, why)));
        return Outcome.GAP;
    }

    private NewEntry gapEntry(String url, String fullName, Instant since, String why) {
        Instant now = clock.instant();
        Envelope envelope =
                Envelope.of(
                        Fact.of("gap", url, "drift", fullName, now.toString()),
                        Subject.source(url),
                        URI.create(url),
                        now,
                        ActorProof.API,
                        ObservedBy.POLL);
        String missing = "drift of " + fullName + ": " + why;
        return new NewEntry(envelope, new ObservationEvent.Gap(since, now, missing));
    }
}
