package dev.tidemark.approval.effect;

import dev.tidemark.web.LiveUpdates;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Tells open pages that something was tried in vain, which is not in the log. It is looked for,
 * because another portal may have tried it.
 */
@Singleton
class AttemptUpdates {

    static final String TOPIC = "effect";
    private static final Logger LOG = Logger.getLogger(AttemptUpdates.class);

    private final EffectAttempts attempts;
    private final LiveUpdates updates;
    private final AtomicReference<Optional<String>> known = new AtomicReference<>(Optional.empty());

    AttemptUpdates(EffectAttempts attempts, LiveUpdates updates) {
        this.attempts = attempts;
        this.updates = updates;
    }

    @Scheduled(
            identity = "watch-attempts",
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            Optional<String> inVain = attempts.inVain();
            if (!known.getAndSet(inVain).equals(inVain)) {
                updates.changed(TOPIC, 0);
            }
        } catch (SQLException away) {
            LOG.debugf("Attempts are looked at again in two seconds: %s", away.getMessage());
        }
    }
}
