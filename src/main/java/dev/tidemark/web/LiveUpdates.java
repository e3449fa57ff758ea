package dev.tidemark.web;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Tells every open page what changed, so that it fetches its fragment again. Carries topics and
 * positions only, nothing that a reader would have to be allowed to see.
 */
@Singleton
@Path("/events")
public class LiveUpdates {

    /** A burst becomes one update. */
    private static final long GATHERING_MILLIS = 200;

    /** Proxies close a silent stream after 30 s or more; a page misses it and connects again. */
    private static final long HEARTBEAT_MILLIS = 15_000;

    /** A reader that is further behind is let go; it connects again and reads the page anew. */
    private static final int BACKLOG = 32;

    private static final int MOST_READERS = 2_000;

    /** From the reading of a page to its stream; what happens meanwhile is told by the stream. */
    private static final Duration LOADING = Duration.ofSeconds(10);

    /** That something changed, up to this position of the log. */
    record Update(String topic, long position) {}

    private record Sent(Update update, Instant at) {}

    private static final Update HEARTBEAT = new Update("heartbeat", -1);

    private final Vertx vertx;
    private final Clock clock;
    private final BroadcastProcessor<Update> updates = BroadcastProcessor.create();
    private final Map<String, Long> gathered = new ConcurrentHashMap<>();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicInteger readers = new AtomicInteger();

    LiveUpdates(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> send(HEARTBEAT));
    }

    void stop(@Observes ShutdownEvent stopped) {
        updates.onComplete();
    }

    /** What is shown under this topic changed. Cheap; may be called from any thread. */
    public void changed(String topic, long position) {
        gathered.merge(topic, position, Math::max);
        if (sending.compareAndSet(false, true)) {
            vertx.setTimer(GATHERING_MILLIS, timer -> sendGathered());
        }
    }

    private void sendGathered() {
        sending.set(false);
        for (String topic : Set.copyOf(gathered.keySet())) {
            Long position = gathered.remove(topic);
            if (position != null) {
                var update = new Update(topic, position);
                sent.put(topic, new Sent(update, clock.instant()));
                send(update);
            }
        }
    }

    private synchronized void send(Update update) {
        updates.onNext(update);
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "What changed, as it changes",
            description =
                    "Server-sent events named `changed` whose data is `{\"topic\":…,\"position\":…}`,"
                            + " and `heartbeat` every 15 seconds.")
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        if (readers.get() >= MOST_READERS) {
            throw new jakarta.ws.rs.ServiceUnavailableException(
                    Response.status(503).header("Retry-After", "30").build());
        }
        readers.incrementAndGet();
        Multi<Update> kept =
                updates.onOverflow().buffer(BACKLOG).onFailure().recoverWithCompletion();
        return Multi.createBy()
                .merging()
                .streams(kept, Multi.createFrom().deferred(this::first))
                .map(update -> event(sse, update))
                .onTermination()
                .invoke(readers::decrementAndGet);
    }

    /**
     * The answer's head goes out with the first event, so there is one always. Asked for when the
     * stream is joined already, or what is sent between the two would be missed.
     */
    private Multi<Update> first() {
        Instant loaded = clock.instant().minus(LOADING);
        Stream<Update> missed =
                sent.values().stream().filter(each -> each.at().isAfter(loaded)).map(Sent::update);
        return Multi.createFrom().items(Stream.concat(Stream.of(HEARTBEAT), missed));
    }

    private static OutboundSseEvent event(Sse sse, Update update) {
        if (update.equals(HEARTBEAT)) {
            return sse.newEventBuilder().name(HEARTBEAT.topic()).data("{}").build();
        }
        return sse.newEventBuilder()
                .name("changed")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(update)
                .build();
    }
}
