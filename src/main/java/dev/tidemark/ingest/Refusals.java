package dev.tidemark.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Answers refusals with problem documents, and counts them. */
@ApplicationScoped
public class Refusals {

    private static final String COUNTER = "tidemark.ingest.refused";

    private final MeterRegistry meters;

    Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * The answer to a request that was refused, whose body may not have been read.
     *
     * @param source which ingest refused it, such as {@code github}
     */
    public Response answer(String source, Refusal refusal, HttpServerRequest request) {
        count(source, refusal.reason());
        UnreadBody.discard(request);
        var response =
                Response.status(refusal.reason().status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(Problem.of(refusal));
        Duration retryAfter = refusal.reason().retryAfter();
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds());
        }
        String challenge = refusal.reason().challenge();
        if (challenge != null) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        return response.build();
    }

    void count(String source, Refusal.Reason reason) {
        meters.counter(COUNTER, "source", source, "reason", reason.word()).increment();
    }
}
