package dev.tidemark.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.LogEvent;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogKeeping;
import dev.tidemark.eventlog.LogRecords;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.SigningKey;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal whose database and data directory may both be put back to yesterday's. */
class AnchoringTest {

    private static final String ORIGIN = "example.org/log";

    @TempDir private Path home;
    private DatabaseAddresses addresses;
    private AgroalDataSource database;
    private EventLog log;
    private AnchorAttempts attempts;
    private AnchorBeans beans;
    private LogKeeping keeping;

    @BeforeEach
    void openLog() {
        addresses = TestDatabase.fresh();
        database = TestDatabase.pool(addresses.application());
        log = new EventLog(database);
        attempts = new AnchorAttempts(database);
        beans = anchoredIn(home.resolve("anchors.git"));
        keeping =
                new LogKeeping(
                        ORIGIN,
                        home.resolve("signing-key"),
                        home.resolve("checkpoint"),
                        URI.create("https://tidemark.example.org"),
                        Clock.systemUTC());
    }

    @AfterEach
    void closeLog() {
        log.close();
        database.close();
    }

    private static AnchorBeans anchoredIn(Path repository) {
        return new AnchorBeans(Optional.of(new GitAnchor(repository, Clock.systemUTC())));
    }

    private Checkpoints opened() {
        var checkpoints = new Checkpoints(log, database, keeping, beans.anchor());
        checkpoints.open();
        return checkpoints;
    }

    private void anchor(Checkpoints checkpoints) {
        var anchoring =
                new Anchoring(
                        beans,
                        checkpoints,
                        log,
                        new LogRecords(log, keeping),
                        attempts,
                        database,
                        Clock.systemUTC(),
                        Duration.ofHours(1));
        anchoring.round();
        anchoring.close(new ShutdownEvent());
    }

    private void record(int from, int to) {
        for (int number = from; number < to; number++) {
            log.append(Append.of(Samples.opened(number))).toCompletableFuture().join();
        }
    }

    private List<RevCommit> commits() throws Exception {
        try (Git git = Git.open(home.resolve("anchors.git").toFile())) {
            var commits = new ArrayList<RevCommit>();
            git.log().call().forEach(commits::add);
            return commits;
        }
    }

    private SignedNote anchored() throws IOException {
        return beans.anchor().last(ORIGIN).orElseThrow();
    }

    private void cutTo(long size) {
        TestDatabase.executeAsSuperuser(
                TestDatabase.superuserOf(addresses),
                "alter table log.entry disable trigger all",
                "delete from log.entry where position >= " + size,
                "alter table log.entry enable trigger all",
                "alter table log.checkpoint disable trigger all",
                "delete from log.checkpoint where size > " + size,
                "alter table log.checkpoint enable trigger all");
    }

    @Test
    void newestCheckpointIsCommittedWhenTheLogHasGrown() throws Exception {
        Checkpoints checkpoints = opened();
        record(1, 20);
        checkpoints.sign();
        SignedNote signed = checkpoints.latest().orElseThrow().note();

        anchor(checkpoints);

        assertThat(anchored()).isEqualTo(signed);
        assertThat(commits())
                .extracting(RevCommit::getFullMessage)
                .containsExactly("Checkpoint of example.org/log at 20 entries\n");
        var entry = (LogEvent.Anchored) log.at(20).orElseThrow().decode().event();
        assertThat(entry.size()).isEqualTo(20);
        assertThat(entry.place()).endsWith("anchors.git/, commit " + commits().getFirst().name());
        assertThat(attempts.last(beans.repository().orElseThrow().name()).orElseThrow().failure())
                .isNull();
    }

    @Test
    void nothingIsCommittedWhereOnlyTheAnchorItselfIsNew() throws Exception {
        Checkpoints checkpoints = opened();
        record(1, 20);
        checkpoints.sign();
        anchor(checkpoints);
        checkpoints.sign();

        anchor(checkpoints);

        assertThat(commits()).hasSize(1);
        record(20, 21);
        checkpoints.sign();
        anchor(checkpoints);
        assertThat(commits()).hasSize(2);
        assertThat(Checkpoint.parse(anchored().text()).size()).isEqualTo(22);
    }

    @Test
    void backupOfDatabaseAndDataDirectoryTogetherIsNoticedByTheAnchor() throws Exception {
        Checkpoints before = opened();
        record(1, 10);
        before.sign();
        String yesterday = Files.readString(home.resolve("checkpoint"));
        record(10, 20);
        before.sign();
        anchor(before);
        cutTo(10);
        Files.writeString(home.resolve("checkpoint"), yesterday);

        Checkpoints after = opened();

        assertThat(after.trouble().orElseThrow()).contains("10 entries").contains("20 were signed");
        assertThatThrownBy(() -> record(50, 51))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("accept-restore");
        assertThat(after.acceptRestore()).isEqualTo("example.org/log/1");
        var incarnated = (LogEvent.Incarnated) log.at(10).orElseThrow().decode().event();
        assertThat(incarnated.checkpoint()).isEqualTo(anchored().toString());
        record(50, 51);
        Checkpoints next = opened();
        assertThat(next.trouble()).isEmpty();
        next.sign();
        anchor(next);
        assertThat(beans.anchor().last("example.org/log/1")).isPresent();
        assertThat(Checkpoint.parse(anchored().text()).size()).isEqualTo(20);
    }

    @Test
    void logThatIsExchangedUnderARunningPortalIsStoppedByTheAnchor() throws Exception {
        Checkpoints checkpoints = opened();
        record(1, 20);
        checkpoints.sign();
        anchor(checkpoints);
        cutTo(10);

        anchor(checkpoints);

        assertThat(checkpoints.trouble().orElseThrow()).contains("20 were signed");
        assertThatThrownBy(() -> record(50, 51)).isInstanceOf(CompletionException.class);
        assertThat(commits()).hasSize(1);
    }

    @Test
    void whoeverCanOnlyWriteToTheAnchorCannotStopTheLog() throws Exception {
        Checkpoints checkpoints = opened();
        record(1, 20);
        checkpoints.sign();
        anchor(checkpoints);
        var forged = new Checkpoint(ORIGIN, 999, new byte[32]);
        SignedNote note =
                SignedNote.sign(forged.text(), SigningKey.generate("other").named(ORIGIN));
        beans.repository().orElseThrow().commit(ORIGIN, note, "Forged");

        anchor(checkpoints);

        record(20, 21);
        assertThat(checkpoints.trouble()).isEmpty();
        assertThat(opened().trouble()).isEmpty();
        assertThat(failure()).contains("signed by no key of this log");
        assertThat(commits().getFirst().getFullMessage()).isEqualTo("Forged");
    }

    private @Nullable String failure() throws SQLException {
        return attempts.last(beans.repository().orElseThrow().name()).orElseThrow().failure();
    }

    @Test
    void anchorThatDoesNotAnswerStopsNothingAndIsToldOf() throws Exception {
        Files.createDirectories(home.resolve("clone/.git"));
        Files.writeString(home.resolve("clone/HEAD"), "");
        beans = anchoredIn(home.resolve("clone"));
        Checkpoints checkpoints = opened();
        record(1, 5);
        checkpoints.sign();

        anchor(checkpoints);

        record(5, 6);
        assertThat(failure()).contains("must be a bare one");
    }

    @Test
    void logOfAnAnchoredNameIsNotBegunOnceMore() throws Exception {
        Checkpoints checkpoints = opened();
        record(1, 5);
        checkpoints.sign();
        anchor(checkpoints);
        log.close();
        database.close();
        Files.delete(home.resolve("checkpoint"));
        addresses = TestDatabase.fresh();
        database = TestDatabase.pool(addresses.application());
        log = new EventLog(database);

        assertThatThrownBy(this::opened)
                .isInstanceOf(LogUnavailable.class)
                .hasMessageContaining("was anchored before");
        assertThat(log.size()).isZero();
    }
}
