package dev.tidemark.argocd;

import static dev.tidemark.argocd.ArgoCdTold.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.Folded;
import dev.tidemark.projection.KnownThen;
import dev.tidemark.projection.LogFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the pages answer for any instant, and for any end of the log, is what folding nothing but
 * the entries until then gives.
 */
class ApplicationsAtAnyTimeTest {

    private static final int APPLICATIONS = 10;
    private static final int INSTANTS = 100;
    private static final int POSITIONS = 40;

    private static final ApplicationProjection PROJECTION = new ApplicationProjection();
    private static final LogFixture LOG = new LogFixture();
    private static final List<NewEntry> TOLD = new ArrayList<>();
    private static final Random RANDOM = new Random(5);

    /** In an order in which some arrive after what happened later. */
    @BeforeAll
    static void applicationsAreWatched() {
        for (int i = 0; i < APPLICATIONS; i++) {
            TOLD.addAll(RandomApplication.told(RANDOM, "app-" + i));
        }
        for (int i = 0; i < TOLD.size(); i++) {
            int far = RANDOM.nextInt(10) == 0 ? 200 : 3;
            Collections.swap(TOLD, i, Math.min(TOLD.size() - 1, i + RANDOM.nextInt(far)));
        }
        var projections = LOG.projections(PROJECTION);
        for (int from = 0; from < TOLD.size(); from += 50) {
            LOG.append(TOLD.subList(from, Math.min(TOLD.size(), from + 50)));
            projections.catchUp();
        }
    }

    @AfterAll
    static void close() {
        LOG.close();
    }

    @Test
    void anyInstantIsTheFoldOfWhatHappenedUntilThen() {
        Set<Standing> seen = EnumSet.noneOf(Standing.class);
        Instant end = end();
        for (int i = 0; i < APPLICATIONS * INSTANTS; i++) {
            String key = RandomApplication.subject("app-" + i % APPLICATIONS).value();
            Instant asked = between(at(-60), end);

            ApplicationState stored = stored(key, asked);

            assertThat(stored).as("%s at %s", key, asked).isEqualTo(folded(key, asked));
            if (stored != null) {
                seen.add(stored.standing());
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Standing.values());
    }

    @Test
    void anyEndOfTheLogIsTheFoldOfWhatItHeldThen() {
        KnownThen log = LOG.knownThen();
        for (int i = 0; i < POSITIONS; i++) {
            int known = RANDOM.nextInt(TOLD.size());
            Folded<Application> prefix =
                    Folded.with(PROJECTION, TOLD.subList(0, known + 1), known + 2);

            Map<String, KnownThen.Then<Application>> then =
                    log.beginning(PROJECTION, known, "application/");

            assertThat(then.keySet()).isEqualTo(prefix.rows().keySet());
            then.forEach((key, found) -> {
                assertThat(found.model()).isEqualTo(prefix.rows().get(key));
                assertThat(found.history("state", ApplicationState.class))
                        .as("%s known %d", key, known)
                        .containsExactlyInAnyOrderElementsOf(
                                prefix.history(key, "state", ApplicationState.class));
                assertThat(found.history("deployment", Deployment.class))
                        .containsExactlyInAnyOrderElementsOf(
                                prefix.history(key, "deployment", Deployment.class));
            });
        }
    }

    private static Instant end() {
        return TOLD.stream()
                .map(entry -> entry.envelope().time())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** What feeds it at a revision is knowledge, not something that happened: it always counts. */
    private static @Nullable ApplicationState folded(String key, Instant asked) {
        List<NewEntry> until =
                TOLD.stream()
                        .filter(entry -> entry.envelope().subject().value().equals(key))
                        .filter(entry ->
                                entry.event() instanceof ApplicationEvent.PathsResolved
                                        || !entry.envelope().time().isAfter(asked))
                        .toList();
        Application application = Folded.of(PROJECTION, until, until.size() + 1).get(key);
        // Of one that is not there nothing is shown.
        return application == null || !application.now().exists()
                ? null
                : application.now().timeless();
    }

    /** By the query of the pages. */
    private static @Nullable ApplicationState stored(String key, Instant asked) {
        return LOG
                .query(
                        """
                        select document
                        from view.application_state
                        where key = '%s' and valid_from <= '%s'
                        order by valid_from desc
                        limit 1
                        """
                                .formatted(key, asked))
                .stream()
                .map(document -> Documents.read(document, ApplicationState.class))
                .filter(ApplicationState::exists)
                .map(ApplicationState::timeless)
                .findFirst()
                .orElse(null);
    }

    private static Instant between(Instant from, Instant to) {
        return from.plusSeconds(RANDOM.nextLong(to.getEpochSecond() - from.getEpochSecond()));
    }
}
