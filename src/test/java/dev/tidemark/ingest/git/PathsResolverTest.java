package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplicationEvent.PathsResolved;
import dev.tidemark.event.Event;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Recorded;
import dev.tidemark.ingest.TestLog;
import dev.tidemark.ingest.WantedPaths.WantedPath;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathsResolverTest {

    private static final String OVERLAY = "k8s/overlays/auth";
    private static final String ABSENT = "d".repeat(40);

    @TempDir private Path directory;
    private final TestLog log = new TestLog();
    private final SteppedClock clock = new SteppedClock();
    private ServedRepository served;
    private MirrorSettings settings;
    private WantedPathStore store;
    private PathsResolver resolver;

    /** Stands still unless it is set on. */
    private static final class SteppedClock extends Clock {

        private Instant now = Instant.parse("2026-11-26T12:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() throws IOException {
        served = new ServedRepository(directory.resolve("served.git"));
        settings = served.settings(directory.resolve("data"));
        startPortal();
    }

    private void startPortal() {
        store = new WantedPathStore(log.database(), settings, clock);
        resolver = new PathsResolver(settings, store, log.append(), log.meters(), clock);
    }

    @AfterEach
    void close() {
        served.close();
        log.close();
    }

    @Test
    void wantedPathsAreFoundAndRecordedWithWhatTheyAreAbout() throws Exception {
        want(OVERLAY, served.head());

        resolve();

        Recorded<Event> entry = resolved().getFirst();
        var paths = (PathsResolved) entry.event();
        assertThat(paths.uid()).isEqualTo("uid-of-auth");
        assertThat(paths.path()).isEqualTo(OVERLAY);
        assertThat(paths.paths()).contains("k8s/base/deployment.yaml");
        assertThat(paths.complete()).isTrue();
        var envelope = entry.envelope();
        String repository = settings.watched().getFirst().repository().toString();
        assertThat(envelope.repository()).hasToString(repository);
        assertThat(envelope.source()).hasToString("https://" + repository);
        assertThat(envelope.subject().value()).isEqualTo("application/staging/argocd/auth");
        assertThat(Objects.requireNonNull(envelope.revision()).sha()).isEqualTo(served.head());
        assertThat(envelope.proof()).isEqualTo(ActorProof.API);
        assertThat(envelope.observedBy()).isEqualTo(ObservedBy.GIT);
        assertThat(envelope.time()).isEqualTo(clock.instant());
        assertThat(envelope.fact().value())
                .startsWith("paths/uid-of-auth/")
                .endsWith("/k8s%2Foverlays%2Fauth/" + served.head());
    }

    @Test
    void whatIsAskedAgainIsFoundOnceAlsoByAnotherPortal() throws Exception {
        want(OVERLAY, served.head());
        resolve();
        want(OVERLAY, served.head());
        startPortal();
        want(OVERLAY, served.head());

        assertThat(due()).isEmpty();
        resolve();

        assertThat(resolved()).hasSize(1);
    }

    @Test
    void emptiedListIsFilledAgainAndNothingIsRecordedTwice() throws Exception {
        want(OVERLAY, served.head());
        resolve();
        clock.advance(Duration.ofDays(31));
        store.prune();
        startPortal();
        want(OVERLAY, served.head());

        assertThat(due()).hasSize(1);
        resolve();

        assertThat(due()).isEmpty();
        assertThat(resolved()).hasSize(1);
    }

    @Test
    void commitThatIsPushedMeanwhileIsFetchedNotBeforeAFewSeconds() throws Exception {
        want(OVERLAY, served.head());
        resolve();
        String pushed = served.push("k8s/base/deployment.yaml", "probePath: /health\n");
        want(OVERLAY, pushed);

        resolve();
        assertThat(resolved()).hasSize(1);
        clock.advance(Duration.ofSeconds(6));
        resolve();

        assertThat(resolved()).hasSize(2);
        assertThat(resolved().stream().map(entry -> ((PathsResolved) entry.event()).digest()))
                .doesNotHaveDuplicates();
        assertThat(count("fetched")).isEqualTo(2);
    }

    @Test
    void revisionThatNoBranchBringsIsGivenUpAfterAnHourAndNotBefore() throws Exception {
        want(OVERLAY, ABSENT);
        Instant start = clock.instant();

        while (clock.instant().isBefore(start.plus(Duration.ofMinutes(59)))) {
            resolve();
            clock.advance(Duration.ofSeconds(30));
        }
        assertThat(count("given-up")).isZero();
        for (int minute = 0; minute < 60; minute++) {
            resolve();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(count("given-up")).isEqualTo(1);
        assertThat(resolved()).isEmpty();
        assertThat(count("fetched")).isLessThan(30);
    }

    @Test
    void pathThatIsNotInTheTreeIsGivenUpAtOnceAndKeepsNoOtherBack() throws Exception {
        want("k8s/overlays/gone", served.head());
        want("../../etc", served.head());
        want(OVERLAY, served.head());

        resolve();

        assertThat(resolved()).hasSize(1);
        assertThat(count("given-up")).isEqualTo(2);
        assertThat(due()).isEmpty();
    }

    @Test
    void withoutAccessItIsStillWantedAndTheServerIsLeftAlone() throws Exception {
        want(OVERLAY, served.head());
        served.goDown();

        assertThatExceptionOfType(IOException.class).isThrownBy(this::resolve);
        resolve();
        resolve();

        assertThat(count("fetch-failed")).isEqualTo(1);
        assertThat(due()).hasSize(1);
    }

    @Test
    void otherRepositoriesAndWhatHasNoFormAreNotAskedFor() throws Exception {
        var odd = new ArrayList<WantedPath>();
        odd.add(wanted("https://evil.example/eco-cycle/backend", OVERLAY, served.head()));
        odd.add(wanted(served.cloneUrl(), OVERLAY, "main"));
        odd.add(wanted(served.cloneUrl(), "p".repeat(501), served.head()));
        odd.add(wanted(served.cloneUrl(), "a\u0000b", served.head()));

        store.want(odd);

        assertThat(due()).isEmpty();
    }

    @Test
    void addressesOfOneRepositoryAreOneWish() throws Exception {
        String bare = served.cloneUrl().replaceFirst("\\.git$", "");
        store.want(
                List.of(
                        wanted(served.cloneUrl(), OVERLAY, served.head()),
                        wanted(bare, OVERLAY, served.head()),
                        wanted("git@127.0.0.1:Eco-Cycle/Backend", OVERLAY, served.head())));

        assertThat(due()).hasSize(1);
    }

    private void want(String path, String revision) throws SQLException {
        store.want(List.of(wanted(served.cloneUrl(), path, revision)));
    }

    private static WantedPath wanted(String url, String path, String revision) {
        return new WantedPath("staging", "argocd", "auth", "uid-of-auth", url, path, revision);
    }

    private void resolve() throws IOException, SQLException {
        resolver.resolve(settings.watched().getFirst());
    }

    private List<WantedPathStore.Due> due() throws SQLException {
        return store.due(settings.watched().getFirst(), 100);
    }

    private List<Recorded<Event>> resolved() {
        return log.entries().stream()
                .filter(entry -> entry.event() instanceof PathsResolved)
                .toList();
    }

    private double count(String result) {
        return log.meters().counter("tidemark.git.paths", "result", result).count();
    }
}
