package dev.tidemark.change;

import static dev.tidemark.projection.Told.byApi;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A list of many changes is as quick as one of few. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabaseResource.class, restrictToAnnotatedClass = true)
@Tag("full")
class ManyChangesIT {

    private static final Logger LOG = Logger.getLogger(ManyChangesIT.class);
    private static final int CHANGES = Integer.getInteger("tidemark.test.changes", 100_000);
    private static final int AT_ONCE = 1000;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> DOMAINS =
            List.of("auth", "my", "scan", "character", "location", "info", "chat");

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject Changes changes;

    @Test
    void anyPageOfAnyFilterIsQuick() {
        Instant begin = Instant.now();
        for (int from = 1; from <= CHANGES; from += AT_ONCE) {
            var told = new ArrayList<NewEntry>();
            for (int number = from; number < from + AT_ONCE; number++) {
                told.addAll(story(number));
            }
            log.append(Append.of(told)).toCompletableFuture().join();
        }
        report("appended", begin);
        begin = Instant.now();
        projections.catchUp();
        report("folded", begin);
        begin = Instant.now();
        projections.rebuild(null, position -> {});
        report("rebuilt", begin);

        assertQuick(ChangeFilter.ALL);
        assertQuick(new ChangeFilter(State.OPEN, null, null, null, null, null, null));
        assertQuick(new ChangeFilter(null, null, "auth", null, null, null, null));
        assertQuick(new ChangeFilter(null, null, "rare", null, null, null, null));
        assertQuick(new ChangeFilter(null, null, "nothing", null, null, null, null));
        assertQuick(new ChangeFilter(null, null, null, "production", null, null, null));
        assertQuick(new ChangeFilter(null, "nobody", null, null, null, null, null));
        assertQuick(new ChangeFilter(null, null, null, null, "no such words", null, null));
    }

    private static List<NewEntry> story(int number) {
        String domain = number % 10_000 == 0 ? "rare" : DOMAINS.get(number % DOMAINS.size());
        long second = number * 60L;
        var story = new ArrayList<NewEntry>();
        story.add(
                byApi().pushed(
                                second,
                                "refs/heads/b" + number,
                                Revision.NONE,
                                revision(2 * number),
                                "k8s/overlays/" + domain + "/deployment.yaml"));
        story.add(
                byApi().opened(
                                number,
                                second + 1,
                                new Description(
                                        "Change number " + number,
                                        null,
                                        "main",
                                        "b" + number,
                                        revision(2 * number),
                                        false)));
        if (number % 20 != 0) {
            story.add(byApi().merged(number, second + 9, revision(2 * number + 1), titled("Done")));
        }
        return story;
    }

    private void assertQuick(ChangeFilter filter) {
        var millis = new long[20];
        String after = null;
        for (int i = 0; i < millis.length; i++) {
            Instant begin = Instant.now();
            after = changes.list(filter, after, 50).await().atMost(SOON).next();
            millis[i] = Duration.between(begin, Instant.now()).toMillis();
        }
        LOG.infof("%s: %s ms", filter, Arrays.toString(millis));
        Arrays.sort(millis);
        assertThat(millis[millis.length / 2]).as("median of %s", filter).isLessThan(500);
    }

    private static void report(String what, Instant begin) {
        LOG.infof("%s in %s", what, Duration.between(begin, Instant.now()));
    }
}
