package dev.tidemark.access;

import dev.tidemark.event.AccessEvent.ExportTaken;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.LogUnavailable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes into the log what is taken out of it, and by whom. */
@Singleton
public class ExportLog {

    private final AccessLog log;
    private final CurrentRequest request;
    private final Clock clock;
    private final URI portal;

    ExportLog(
            AccessLog log,
            CurrentRequest request,
            Clock clock,
            @ConfigProperty(name = "tidemark.public-url") URI portal) {
        this.log = log;
        this.request = request;
        this.clock = clock;
        this.portal = portal;
    }

    /** Who asks. Ask it while the request is being answered, not in what is done for it later. */
    public Taker taker() {
        return Taker.of(Caller.in(request.routing()));
    }

    /**
     * Records it, and waits until that is durable: only then may the first byte be sent.
     *
     * @param id of this one taking
     * @throws LogUnavailable if it may not be recorded; then nothing may be sent
     */
    public void taken(Taker by, String id, ExportTaken what) {
        Envelope envelope =
                Envelope.of(
                        Fact.of("export", id),
                        Subject.export(id),
                        portal,
                        clock.instant(),
                        by.proof(),
                        ObservedBy.PORTAL);
        log.append(new NewEntry(envelope.by(by.actor()), what));
    }
}
