package dev.tidemark.ingest.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.RunEvent.Run;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.SourceMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Reads what is kept of a play's message.
 *
 * <p>The token proves the repository and nothing more: who started it is whatever the machine that
 * ran it calls its user, so the whole entry is a claim. A plan names nobody, which is why its entry
 * can be signed; of a GitHub Actions run GitHub itself says who, signed and under the same run id.
 */
@ApplicationScoped
class RunMapper implements SourceMapper {

    static final String SOURCE = "run";
    static final String EVENT = "play";

    private static final int VERSION = 1;

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Reading read(String event, JsonNode document, String evidence) {
        try {
            RunDocument kept = RunDocument.parse(document);
            String unknown = PlayMessage.unknown(kept.body());
            return unknown == null
                    ? Reading.of(entry(kept, PlayMessage.of(kept.body()), evidence))
                    : new Reading.Unmappable(unknown);
        } catch (UnreadableMessage unreadable) {
            return new Reading.Unmappable(unreadable.reason());
        }
    }

    private static NewEntry entry(RunDocument kept, PlayMessage message, String evidence) {
        Envelope envelope =
                Envelope.of(
                                fact(kept, message),
                                Subject.run(kept.repository(), message.event().run().id()),
                                URI.create("https://" + kept.repository()),
                                earlier(message.time(), kept.received()),
                                ActorProof.CLAIMED,
                                ObservedBy.WEBHOOK)
                        .by(message.actor())
                        .in(kept.repository())
                        .at(message.revision())
                        .readFrom(evidence, VERSION);
        return new NewEntry(envelope, message.event());
    }

    /**
     * One attempt of a workflow runs several playbooks, one after the other or the same twice, and
     * each begins to count its plays anew.
     */
    private static Fact fact(RunDocument kept, PlayMessage message) {
        Run run = message.event().run();
        return Fact.of(
                "run",
                kept.repository().toString(),
                run.id(),
                Integer.toString(run.attempt()),
                run.name(),
                Integer.toString(Objects.requireNonNull(run.play()).number()),
                message.event() instanceof RunEvent.Started ? "started" : "finished",
                message.time().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** A clock that runs ahead gives the time it arrived. */
    private static Instant earlier(Instant said, Instant received) {
        return said.isAfter(received) ? received : said;
    }
}
