package dev.tidemark.feed;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Lets callers wait for what is not recorded yet. They hold no thread and no connection: one looks
 * how far the log is, and wakes all whom that concerns.
 */
@Singleton
class FeedWaiting {

    private static final Logger LOG = Logger.getLogger(FeedWaiting.class);

    /** A burst of entries wakes once. */
    private static final long GATHERING_MILLIS = 100;

    /** Whoever comes then is answered at once, with nothing. */
    private static final int MOST = 2_000;

    private final EventLog log;
    private final Vertx vertx;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isLooking = new AtomicBoolean();

    FeedWaiting(EventLog log, Vertx vertx) {
        this.log = log;
        this.vertx = vertx;
    }

    /** One caller, who has everything before this position. */
    private static final class Waiter {

        private final long position;
        private final UniEmitter<? super Boolean> answer;

        Waiter(long position, UniEmitter<? super Boolean> answer) {
            this.position = position;
            this.answer = answer;
        }
    }

    void follow(@Observes StartupEvent started) {
        log.onAppend(this::lookSoon);
    }

    /**
     * Whether there is an entry at this position, as soon as there is, or in the end.
     *
     * @param atMost how long to wait
     */
    Uni<Boolean> until(long position, Duration atMost) {
        if (waiters.size() >= MOST) {
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom()
                .<Boolean>emitter(answer -> {
                    var waiter = new Waiter(position, answer);
                    answer.onTermination(() -> waiters.remove(waiter));
                    waiters.add(waiter);
                    // It may have been recorded since the caller looked.
                    lookSoon();
                })
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(false);
    }

    /** Cheap; called under the sequencer's hands. */
    private void lookSoon() {
        if (!waiters.isEmpty() && isLooking.compareAndSet(false, true)) {
            vertx.setTimer(
                    GATHERING_MILLIS,
                    timer ->
                            vertx.executeBlocking(
                                    () -> {
                                        isLooking.set(false);
                                        look();
                                        return null;
                                    },
                                    false));
        }
    }

    /** Other processes append too, and give no hint here. */
    @Scheduled(
            every = "1s",
            identity = "look-for-feed",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (waiters.isEmpty()) {
            return;
        }
        try {
            long size = log.size();
            waiters.stream()
                    .filter(waiter -> waiter.position < size)
                    .forEach(waiter -> waiter.answer.complete(true));
        } catch (LogUnavailable away) {
            LOG.debugf("The feed waits on: %s", away.getMessage());
        }
    }

    /** How many wait now. */
    int count() {
        return waiters.size();
    }

    void end(@Observes ShutdownEvent ending) {
        waiters.forEach(waiter -> waiter.answer.complete(false));
    }
}
