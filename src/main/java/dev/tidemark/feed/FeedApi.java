package dev.tidemark.feed;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.EventTypes;
import dev.tidemark.sentence.EventSentence;
import dev.tidemark.sentence.Telling;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The log from a position on, and what is new as it comes. */
@Singleton
@Path("/api/v1/feed")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trail", description = "The append-only log, entry by entry")
class FeedApi {

    private static final int LONGEST_WAIT = 60;

    private final EventLog log;
    private final FeedWaiting waiting;
    private final EventSentence sentence;

    FeedApi(EventLog log, FeedWaiting waiting, EventSentence sentence) {
        this.log = log;
        this.waiting = waiting;
        this.sentence = sentence;
    }

    @GET
    @Operation(summary = "Entries of the log, oldest first, waiting for what is new")
    @APIResponse(responseCode = "200", description = "Entries behind a position, or none in time")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<FeedPage> feed(
            @RestQuery
                    @Parameter(
                            description =
                                    "Position of the last entry that the caller has; absent from"
                                            + " the first entry on")
                    @Nullable String after,
            @RestQuery @Parameter(description = "Entries at most, 1 to 200; 50 if absent")
                    @Nullable String limit,
            @RestQuery
                    @Parameter(
                            description =
                                    "Seconds to wait where there are none yet, 0 to 60; 0 if"
                                            + " absent")
                    @Nullable String wait) {
        long first = after == null || after.isBlank() ? 0 : Parameters.number("after", after) + 1;
        int most = Parameters.limit(limit);
        Duration patience = wait(wait);
        return read(first, most)
                .flatMap(found ->
                        found.isEmpty() && patience.isPositive()
                                ? later(first, most, patience)
                                : Uni.createFrom().item(found))
                .map(found -> page(found, first));
    }

    private static Duration wait(@Nullable String seconds) {
        long wait = seconds == null || seconds.isBlank() ? 0 : Parameters.number("wait", seconds);
        if (wait > LONGEST_WAIT) {
            throw new BadRequest("wait is a number of seconds from 0 to " + LONGEST_WAIT);
        }
        return Duration.ofSeconds(wait);
    }

    private Uni<List<StoredEntry>> later(long first, int most, Duration patience) {
        return waiting.until(first, patience)
                .flatMap(isThere -> isThere ? read(first, most) : Uni.createFrom().item(List.of()));
    }

    private Uni<List<StoredEntry>> read(long first, int most) {
        return Uni.createFrom()
                .item(() -> log.read(first, most))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private FeedPage page(List<StoredEntry> found, long first) {
        long last = found.isEmpty() ? first - 1 : found.getLast().position();
        return new FeedPage(found.stream().map(this::item).toList(), last < 0 ? "" : "" + last);
    }

    private FeedItem item(StoredEntry stored) {
        boolean isKnown = EventTypes.classOf(stored.parse().type()).isPresent();
        return new FeedItem(
                stored.position(),
                isKnown ? sentence.of(Telling.of(stored.decode())).text() : null,
                new String(stored.bytes(), StandardCharsets.UTF_8));
    }
}
