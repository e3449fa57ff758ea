package dev.tidemark.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projections;
import dev.tidemark.projection.ReadSide;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Any filter finds what reading all of the log would find. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabaseResource.class, restrictToAnnotatedClass = true)
class TrailSearchTest {

    private static final int ENTRIES = 700;
    private static final int FILTERS = 60;

    /** So few that most filters have to look beyond them. */
    private static final int NEIGHBOURS = 40;

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> TYPES =
            List.of(
                    "approval",
                    "approval.granted",
                    "sync",
                    "application.created",
                    "run",
                    "nothing");
    private static final List<String> SUBJECTS =
            List.of(
                    "application/production/",
                    "application/staging/argocd/auth",
                    "application/dev/argocd/o%27neill%5C",
                    "change/github.com%2F1296269/418",
                    "change/",
                    "nothing/at/all");
    private static final List<String> WORDS =
            List.of(
                    "data",
                    "terra",
                    "production",
                    "eco cycle",
                    "#418",
                    "f52a7be",
                    "Volumes only",
                    "4",
                    "a",
                    "no such words");

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject ReadSide readSide;

    private final Random random = new Random();
    private TrailSearch search;

    @BeforeEach
    void told() {
        search = new TrailSearch(log, readSide, NEIGHBOURS);
        if (log.size() < ENTRIES) {
            append(ENTRIES);
            projections.catchUp();
        }
    }

    private void append(int count) {
        var told = new ArrayList<NewEntry>();
        for (int i = 0; i < count; i++) {
            told.add(EveryEvent.some(random));
        }
        log.append(Append.of(told)).toCompletableFuture().join();
    }

    @Test
    void pagesFromNewestToOldestAndBackAreWhatTheFilterLetsThrough() {
        long size = log.size();
        var oracle = new SearchOracle(log.read(0, (int) size));
        for (int i = 0; i < FILTERS; i++) {
            TrailFilter filter = filter();
            List<Long> expected = oracle.positions(filter);

            assertThat(olderAndOlder(filter, TrailKeyset.olderThan(size), page -> {}))
                    .as("older, %s", filter)
                    .isEqualTo(expected.reversed());
            // The portal itself may have appended meanwhile.
            assertThat(newerAndNewer(filter).stream().filter(position -> position < size).toList())
                    .as("newer, %s", filter)
                    .isEqualTo(expected);
        }
    }

    @Test
    void exportGetsEveryPositionOnceInChunksOfAnySize() {
        long size = log.size() - random.nextInt(50);
        // What an application's domain is may be told behind the end of an export.
        var oracle = new SearchOracle(log.read(0, (int) log.size()));
        for (int i = 0; i < FILTERS; i++) {
            TrailFilter filter = filter();
            List<Long> expected =
                    oracle.positions(filter).stream().filter(each -> each < size).toList();

            var found = new ArrayList<Long>();
            List<Long> chunk;
            do {
                long after = found.isEmpty() ? -1 : found.getLast();
                chunk = await(search.positions(filter, after, size, 1 + random.nextInt(90)));
                found.addAll(chunk);
            } while (!chunk.isEmpty());

            assertThat(found).as("%s", filter).isEqualTo(expected);
            assertThat(await(search.count(filter, size))).isEqualTo((long) expected.size());
            assertThat(await(search.countUpTo(filter, size, 7)))
                    .isEqualTo(Math.min(7, expected.size()));
        }
    }

    @Test
    void whatIsAppendedMeanwhileMovesNothingOnOlderPages() {
        for (int i = 0; i < 12; i++) {
            TrailFilter filter = filter();
            List<Long> expected =
                    new SearchOracle(log.read(0, (int) log.size())).positions(filter).reversed();

            List<Long> found =
                    olderAndOlder(
                            filter,
                            TrailKeyset.NEWEST,
                            page -> {
                                append(1 + random.nextInt(3));
                                projections.catchUp();
                            });

            assertThat(found).as("%s", filter).isEqualTo(expected);
        }
    }

    @Test
    void exportWaitsUntilAllOfItIsSearchable() {
        append(500);
        long size = log.size();
        var filter =
                new TrailFilter(
                        new TreeSet<>(List.of("approval")),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);

        List<Long> found = await(search.positions(filter, -1, size, 10_000));

        assertThat(found).isEqualTo(new SearchOracle(log.read(0, (int) size)).positions(filter));
    }

    @Test
    void placeBeyondEitherEndIsAnEmptyPage() {
        TrailFilter filter = new TrailFilter(Set.of(), null, null, null, null, null, null, "data");
        for (TrailFilter each : List.of(TrailFilter.ALL, filter)) {
            TrailPage beyond = await(search.page(each, TrailKeyset.newerThan(Long.MAX_VALUE), 5));
            assertThat(beyond.positions()).isEmpty();
            assertThat(beyond.hasNewer()).isFalse();
            assertThat(await(search.page(each, TrailKeyset.olderThan(0), 5)).positions()).isEmpty();
        }
    }

    @Test
    void oldestPageSaysSoAndLeadsBack() {
        var all = await(search.page(TrailFilter.ALL, TrailKeyset.olderThan(3), 5));

        assertThat(all.positions()).containsExactly(2L, 1L, 0L);
        assertThat(all.hasOlder()).isFalse();
        assertThat(all.hasNewer()).isTrue();
        assertThat(await(search.page(TrailFilter.ALL, TrailKeyset.newerThan(2), 2)).positions())
                .containsExactly(4L, 3L);
    }

    private List<Long> olderAndOlder(
            TrailFilter filter, TrailKeyset from, Consumer<TrailPage> between) {
        var found = new ArrayList<Long>();
        TrailKeyset next = from;
        TrailPage page;
        do {
            page = await(search.page(filter, next, 1 + random.nextInt(120)));
            assertThat(page.hasNewer() || found.isEmpty()).isTrue();
            found.addAll(page.positions());
            between.accept(page);
            next = found.isEmpty() ? next : TrailKeyset.olderThan(found.getLast());
        } while (page.hasOlder());
        return found;
    }

    private List<Long> newerAndNewer(TrailFilter filter) {
        var found = new ArrayList<Long>();
        TrailPage page;
        do {
            long from = found.isEmpty() ? -1 : found.getLast();
            page = await(search.page(filter, TrailKeyset.newerThan(from), 1 + random.nextInt(120)));
            assertThat(page.hasOlder()).isEqualTo(!found.isEmpty());
            found.addAll(page.positions().reversed());
        } while (page.hasNewer());
        return found;
    }

    private TrailFilter filter() {
        Instant from = maybe(() -> time());
        Instant to = maybe(() -> time());
        return new TrailFilter(
                random.nextInt(3) == 0 ? new TreeSet<>(List.of(one(TYPES), one(TYPES))) : Set.of(),
                maybe(() -> one(EveryEvent.PEOPLE)),
                maybe(() -> one(SUBJECTS)),
                maybe(() -> one(EveryEvent.NAMES)),
                maybe(() -> one(EveryEvent.ENVIRONMENTS)),
                from,
                to,
                maybe(() -> one(WORDS)));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(4) == 0 ? value.get() : null;
    }

    private Instant time() {
        return EveryEvent.MORNING.plusSeconds(random.nextInt(86_400));
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(SOON);
    }
}
