package dev.tidemark.projection;

import static dev.tidemark.projection.Told.byApi;
import static dev.tidemark.projection.Told.byGit;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.NewEntry;
import dev.tidemark.mapping.Glob;
import dev.tidemark.mapping.MappedEnvironment;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.mapping.ProjectPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectionsTest {

    private final LogFixture fixture = new LogFixture();
    private final Titles titles = new Titles("titles", 1);

    @AfterEach
    void close() {
        fixture.close();
    }

    private static List<NewEntry> opened(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(number -> byWebhook().opened(number, number, titled("Title " + number)))
                .toList();
    }

    private List<String> newest() {
        return fixture.query("select newest from view.titles order by newest");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void lateTellingIsFoldedInItsPlace() {
        Projections projections = fixture.projections(titles);
        fixture.append(byWebhook().opened(1, 0, titled("First")));
        fixture.append(byWebhook().edited(1, 9, titled("Third")));
        projections.catchUp();
        fixture.append(byWebhook().edited(1, 5, titled("Second")));
        projections.catchUp();

        assertThat(fixture.rows(titles).values())
                .containsExactly(new Titles.Titled(List.of("First", "Second", "Third")));
        assertThat(fixture.query("select value from view.titles_title order by value"))
                .containsExactly("First", "Second", "Third");
    }

    @Test
    void historyHoldsEveryStepAndTakesBackThoseThatWereWrong() {
        Projections projections = fixture.projections(titles);
        fixture.append(byWebhook().opened(1, 0, titled("First")));
        fixture.append(byWebhook().edited(1, 9, titled("Third")));
        fixture.append(byWebhook().opened(2, 0, titled("Other")));
        projections.catchUp();
        assertThat(past()).containsExactly("1 First", "1 Other", "2 Third");

        fixture.append(byWebhook().edited(1, 5, titled("Second")));
        projections.catchUp();

        assertThat(past()).containsExactly("1 First", "1 Other", "2 Second", "3 Third");
        projections.rebuild("titles", position -> {});
        assertThat(past()).containsExactly("1 First", "1 Other", "2 Second", "3 Third");
    }

    private List<String> past() {
        return fixture.query("select title from view.titles_past order by title");
    }

    @Test
    void entriesByNameMoveToTheIdWhenItIsLearnt() {
        Projections projections = fixture.projections(titles);
        fixture.append(byGit().merged(1, 5, Told.revision(1), titled("Merged")));
        projections.catchUp();
        assertThat(fixture.query("select key from view.titles"))
                .containsExactly("change/github.com%2Feco-cycle%2Fbackend/1");

        fixture.append(byWebhook().opened(2, 6, titled("Opened")));
        projections.catchUp();

        assertThat(fixture.query("select key from view.titles order by key"))
                .containsExactly("change/github.com%2F1296269/1", "change/github.com%2F1296269/2");
        assertThat(fixture.query("select label from view.titles_repository"))
                .containsExactly("eco-cycle/backend");
    }

    @Test
    void failingProjectionStopsAloneAtItsPositionAndIsTriedAgain() throws Exception {
        Titles sound = new Titles("sound", 1);
        Projections projections = fixture.projections(titles.refusing("Title 7"), sound);
        fixture.append(opened(0, 10));

        projections.catchUp();

        ProjectionStatus failed = status(projections, "titles");
        assertThat(failed.hasFailed()).isTrue();
        assertThat(failed.position()).isEqualTo(7);
        assertThat(failed.behind()).isEqualTo(3);
        assertThat(failed.failure()).contains("cannot stand Title 7");
        assertThat(status(projections, "sound").position()).isEqualTo(10);
        assertThat(newest()).hasSize(7);

        fixture.append(opened(10, 12));
        projections.catchUp();
        assertThat(status(projections, "titles").position()).isEqualTo(7);
        assertThat(status(projections, "sound").position()).isEqualTo(12);

        titles.refusing(null);
        projections.follow();
        try {
            await(() -> count() == 12);
        } finally {
            projections.stop();
        }
        assertThat(status(projections, "titles").hasFailed()).isFalse();
    }

    private static ProjectionStatus status(Projections projections, String name) {
        return projections.status().stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void followingShowsWhatIsAppendedAndTellsWhichRowsChanged() throws Exception {
        Projections projections = fixture.projections(titles);
        projections.follow();
        try {
            fixture.append(opened(0, 1));
            await(() -> !fixture.published().isEmpty());
        } finally {
            projections.stop();
        }

        assertThat(newest()).containsExactly("Title 0");
        assertThat(fixture.published())
                .containsExactly(
                        new Projected(
                                "titles", java.util.Set.of("change/github.com%2F1296269/0"), 1));
    }

    @Test
    void droppedReadModelsAreMadeAgain() throws Exception {
        Projections projections = fixture.projections(titles);
        fixture.append(opened(0, 5));
        projections.follow();
        try {
            await(() -> count() == 5);
            fixture.executeAsSuperuser("drop schema view cascade");
            await(() -> count() == 5);
            fixture.append(opened(5, 6));
            await(() -> count() == 6);
        } finally {
            projections.stop();
        }
    }

    private int count() {
        try {
            return newest().size();
        } catch (IllegalStateException dropped) {
            return -1;
        }
    }

    @Test
    void rebuildGivesTheSameBesideReadersAndAFollower() throws Exception {
        Projections projections = fixture.projections(titles);
        fixture.append(opened(0, 50));
        projections.follow();
        var reading = new AtomicBoolean(true);
        try {
            await(() -> count() == 50);
            var reader =
                    CompletableFuture.runAsync(() -> {
                        while (reading.get()) {
                            assertThat(joined()).hasSizeGreaterThanOrEqualTo(50);
                        }
                    });
            for (int i = 0; i < 3; i++) {
                fixture.append(opened(50 + i, 51 + i));
                projections.rebuild("titles", position -> {});
            }
            reading.set(false);
            reader.join();
            fixture.append(opened(53, 54));
            await(() -> count() == 54);
        } finally {
            reading.set(false);
            projections.stop();
        }
        assertThat(fixture.query("select schema from view.projection"))
                .containsExactly("view_titles_1_4");
        assertThat(schemas()).containsExactly("view_titles_1_4");
    }

    private List<String> joined() {
        return fixture.query(
                "select t.key from view.titles_title v join view.titles t on t.key = v.key");
    }

    private List<String> schemas() {
        return fixture.query("select nspname from pg_namespace where nspname like 'view\\__%'");
    }

    @Test
    void rebuildThatFailsLeavesWhatIsShown() {
        Projections projections = fixture.projections(titles);
        fixture.append(opened(0, 5));
        projections.catchUp();
        titles.refusing("Title 3");

        assertThatThrownBy(() -> projections.rebuild(null, position -> {}))
                .isInstanceOf(RebuildRefused.class)
                .hasMessageContaining("titles fails at position 3");

        assertThat(newest()).hasSize(5);
        assertThat(schemas()).containsExactly("view_titles_1_1");
        assertThatThrownBy(() -> projections.rebuild("nothing", position -> {}))
                .hasMessageContaining("no projection 'nothing'");
    }

    @Test
    void newVersionIsBuiltBesideTheOldAndThenShown() throws Exception {
        fixture.append(opened(0, 5));
        fixture.projections(titles).catchUp();
        Projections next = fixture.projections(new Titles("titles", 2));
        assertThat(newest()).hasSize(5);

        next.follow();
        try {
            await(() -> status(next, "titles").version() == 2);
            fixture.append(opened(5, 6));
            await(() -> count() == 6);
        } finally {
            next.stop();
        }
        assertThat(schemas()).containsExactly("view_titles_2_2");
    }

    @Test
    void severalProcessesFoldEachEntryOnce() {
        fixture.append(opened(0, 300));
        for (long number = 0; number < 300; number += 3) {
            fixture.append(byApi().edited(number, 1000 + number, titled("Later " + number)));
        }

        CompletableFuture.allOf(
                        LongStream.range(0, 4)
                                .mapToObj(i -> fixture.projections(titles))
                                .map(each -> CompletableFuture.runAsync(each::catchUp))
                                .toArray(CompletableFuture[]::new))
                .join();

        assertThat(fixture.query("select sum(count) from view.titles")).containsExactly("400");
        assertThat(fixture.query("select position from view.projection")).containsExactly("400");
    }

    @Test
    void textThatPostgresCannotHoldOrIndexIsStored() {
        String hostile = "\u0000<b>\u202e" + "\ud83d\ude00".repeat(5000);
        fixture.append(byWebhook().opened(1, 0, titled(hostile)));
        Projections projections = fixture.projections(titles);

        projections.catchUp();

        assertThat(status(projections, "titles").hasFailed()).isFalse();
        assertThat(fixture.rows(titles).values())
                .containsExactly(new Titles.Titled(List.of(hostile)));
        assertThat(newest().getFirst()).startsWith("\ufffd<b>\u202e\ud83d\ude00").hasSize(499);
    }

    @Test
    void outageOfTheDatabaseIsNoFailureOfAProjection() throws Exception {
        Projections projections = fixture.projections(titles);
        fixture.append(opened(0, 5));
        projections.follow();
        try {
            await(() -> count() == 5);
            fixture.cutOff(Duration.ofSeconds(3));
            fixture.append(opened(5, 6));
            await(() -> count() == 6);
        } finally {
            projections.stop();
        }
        assertThat(status(projections, "titles").hasFailed()).isFalse();
    }

    @Test
    void healthIsDownForAStoppedProjectionAndSaysWhere() {
        Projections projections =
                fixture.projections(titles.refusing("Title 2"), new Titles("sound", 1));
        fixture.append(opened(0, 5));
        projections.catchUp();

        HealthCheckResponse health = new ProjectionHealth(projections).call();

        assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(health.getData().orElseThrow())
                .containsEntry("sound", "at position 5, behind 0")
                .hasEntrySatisfying(
                        "titles",
                        value -> assertThat((String) value).startsWith("stopped at position 2: "));
    }

    @Test
    void otherMappingMakesRowsAnewWhileTheyAreFollowed() throws Exception {
        var named =
                new Mapping(
                        List.of(
                                new MappedEnvironment(
                                        "live",
                                        List.of(
                                                new ProjectPattern(
                                                        new Glob("eco-cycle/*"), null, null, null)),
                                        List.of())),
                        List.of(),
                        Map.of("github.com/1296269", "eco-cycle/backend"));
        var inForce = new AtomicReference<@Nullable Mapping>(Mapping.DEFAULT);
        Projections projections =
                fixture.projections(() -> Optional.ofNullable(inForce.get()), titles, new Placed());
        projections.follow();
        try {
            fixture.append(opened(0, 3));
            await(() -> places().equals(List.of("production", "production", "production")));

            inForce.set(named);
            await(() -> places().equals(List.of("live", "live", "live")));
            await(() -> fixture.mappings().now().equals(named));
            assertThat(
                            fixture.query(
                                    "select generation from view.projection where name = 'titles'"))
                    .as("what follows no mapping is left alone")
                    .containsExactly("1");

            inForce.set(null);
            fixture.append(opened(3, 4));
            await(() -> places().equals(List.of("live", "live", "live", "live")));
            inForce.set(Mapping.DEFAULT);
            await(() -> places().getFirst().equals("production"));
        } finally {
            projections.stop();
        }
    }

    private List<String> places() {
        try {
            return fixture.query("select environment from view.placed order by key");
        } catch (IllegalStateException notYet) {
            return List.of("");
        }
    }

    /** The environment of a project in every repository that has changes. */
    private static final class Placed implements Projection<Placed.Place> {

        record Place(String environment) {}

        private final Mapping mapping;

        Placed() {
            this(Mapping.DEFAULT);
        }

        private Placed(Mapping mapping) {
            this.mapping = mapping;
        }

        @Override
        public Mapping mapping() {
            return mapping;
        }

        @Override
        public Placed by(Mapping other) {
            return new Placed(other);
        }

        @Override
        public String name() {
            return "placed";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Class<Place> model() {
            return Place.class;
        }

        @Override
        public Set<String> keys(Entry entry) {
            return Set.of(entry.envelope().subject().value());
        }

        @Override
        public Place evolve(@Nullable Place current, JoinedFact fact) {
            return new Place(
                    mapping.environmentOf(
                            String.valueOf(fact.repository()),
                            new AtlantisProject(".", "default", null)));
        }

        @Override
        public List<Column<Place>> columns() {
            return List.of(Column.text("environment", Place::environment));
        }
    }
}
