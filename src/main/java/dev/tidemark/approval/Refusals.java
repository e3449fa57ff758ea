package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Records decisions that were refused, each person's about one request and one rule at most every
 * ten minutes: nobody floods the log.
 */
@Singleton
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(10);
    private static final Duration RECORDED_WITHIN = Duration.ofSeconds(10);
    private static final int REMEMBERED = 10_000;

    private final EventLog log;
    private final Entries entries;
    private final RuleSentences sentences;
    private final Clock clock;
    private final Map<List<String>, Instant> recorded =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<List<String>, Instant> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Refusals(EventLog log, Entries entries, RuleSentences sentences, Clock clock) {
        this.log = log;
        this.entries = entries;
        this.sentences = sentences;
        this.clock = clock;
    }

    void record(Situation situation, Explained explained, Person person) {
        RuleFact against = explained.against().orElseThrow();
        String request = situation.standing().request().id();
        if (!isNew(List.of(person.provider(), person.subject(), request, against.key()))) {
            return;
        }
        NewEntry entry =
                entries.refusal(situation, explained, person, against, sentences.of(against));
        try {
            log.append(Append.of(entry))
                    .toCompletableFuture()
                    .get(RECORDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            // It is refused in any case.
            LOG.warnf("A refusal is not recorded: %s", failed.getMessage());
        }
    }

    private synchronized boolean isNew(List<String> which) {
        Instant now = clock.instant();
        Instant last = recorded.get(which);
        if (last != null && last.plus(AT_MOST_EVERY).isAfter(now)) {
            return false;
        }
        recorded.remove(which);
        recorded.put(which, now);
        return true;
    }
}
