package dev.tidemark.eventlog;

import static dev.tidemark.eventlog.Samples.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.LogEvent;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.SigningKey;
import dev.tidemark.eventlog.merkle.VerifierKey;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir private Path directory;
    private DatabaseAddresses addresses;
    private AgroalDataSource database;
    private EventLog log;

    @BeforeEach
    void openLog() {
        addresses = TestDatabase.fresh();
        database = TestDatabase.pool(addresses.application());
        log = new EventLog(database);
    }

    @AfterEach
    void closeLog() {
        log.close();
        database.close();
    }

    private Checkpoints opened(Path home) {
        return opened(home, Anchor.NONE);
    }

    private Checkpoints opened(Path home, Anchor anchor) {
        var keeping =
                new LogKeeping(
                        "example.org/log",
                        home.resolve("signing-key"),
                        home.resolve("checkpoint"),
                        URI.create("https://tidemark.example.org"),
                        Clock.systemUTC());
        var checkpoints = new Checkpoints(log, database, keeping, anchor);
        checkpoints.open();
        return checkpoints;
    }

    private void record(int from, int to) {
        for (int number = from; number < to; number++) {
            log.append(Append.of(Samples.opened(number))).toCompletableFuture().join();
        }
    }

    /** What restoring a backup does: the newest rows are gone, as if they had never been. */
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
    void checkpointVerifiesWithTheKeyOfTheFirstEntry() {
        Checkpoints checkpoints = opened(directory);
        record(1, 300);

        checkpoints.sign();

        var started = (LogEvent.Started) log.at(0).orElseThrow().decode().event();
        SignedCheckpoint signed = checkpoints.latest().orElseThrow();
        assertThat(started.verifierKey()).isEqualTo(checkpoints.verifierKey());
        assertThat(signed.note().isSignedBy(VerifierKey.parse(started.verifierKey()))).isTrue();
        assertThat(signed.checkpoint().size()).isEqualTo(300);
        assertThat(signed.checkpoint().root()).isEqualTo(log.tree(300).root());
    }

    @Test
    void nameThatNoSignedNoteCanCarryIsRefused() {
        for (String name : List.of("two words", "a+b", "a\u00a0b", "line\nbreak", "")) {
            var keeping =
                    new LogKeeping(
                            name,
                            directory.resolve("signing-key"),
                            directory.resolve("checkpoint"),
                            URI.create("https://tidemark.example.org"),
                            Clock.systemUTC());
            assertThatThrownBy(() -> new Checkpoints(log, database, keeping, Anchor.NONE).open())
                    .hasMessageContaining("TIDEMARK_LOG_ORIGIN");
        }
        assertThat(log.size()).isZero();
    }

    @Test
    void restartGoesOnWithTheSameKeyAndOrigin() {
        String key = opened(directory).verifierKey();

        assertThat(opened(directory).verifierKey()).isEqualTo(key);
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    void processWithAnotherKeyServesButNeverSigns() throws IOException {
        opened(directory).sign();
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        SigningKey.generate("other").write(elsewhere.resolve("signing-key"));

        Checkpoints other = opened(elsewhere);
        record(1, 5);
        other.sign();

        assertThat(other.trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("nothing is signed"));
        assertThat(other.latest().orElseThrow().checkpoint().size()).isEqualTo(1);
    }

    @Test
    void restoredLogIsNotAppendedToUntilItIsAccepted() throws IOException {
        Checkpoints before = opened(directory);
        record(1, 20);
        before.sign();
        SignedNote last = before.latest().orElseThrow().note();
        cutTo(10);

        Checkpoints after = opened(directory);

        assertThat(after.trouble().orElseThrow()).contains("10 entries").contains("20 were signed");
        assertThatThrownBy(() -> record(50, 51))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("accept-restore");
        assertThat(after.acceptRestore()).isEqualTo("example.org/log/1");
        var incarnated = (LogEvent.Incarnated) log.at(10).orElseThrow().decode().event();
        assertThat(incarnated.checkpoint()).isEqualTo(last.toString());
        record(50, 51);
        after.sign();
        assertThat(Checkpoint.parse(Files.readString(directory.resolve("checkpoint"))).origin())
                .isEqualTo("example.org/log/1");
        assertThat(opened(directory).trouble()).isEmpty();
    }

    @Test
    void rewrittenEntryIsNoticedAtTheNextStart() {
        Checkpoints before = opened(directory);
        record(1, 20);
        before.sign();
        TestDatabase.executeAsSuperuser(
                TestDatabase.superuserOf(addresses),
                "alter table log.entry disable trigger all",
                "update log.entry set entry = replace(entry, 'hana', 'mina') where position = 7",
                "alter table log.entry enable trigger all");

        assertThat(opened(directory).trouble().orElseThrow())
                .contains("not the ones that were signed");
    }

    @Test
    void databaseExchangedUnderARunningPortalIsNeverSigned() {
        Checkpoints checkpoints = opened(directory);
        record(1, 20);
        checkpoints.sign();
        cutTo(10);
        record(100, 130);

        checkpoints.sign();

        assertThat(checkpoints.trouble()).isPresent();
        assertThat(checkpoints.latest().orElseThrow().checkpoint().size()).isEqualTo(20);
    }

    @Test
    void newKeyIsAdoptedUnderBothSignatures() throws IOException {
        Checkpoints checkpoints = opened(directory);
        VerifierKey old = VerifierKey.parse(checkpoints.verifierKey());
        SigningKey next = SigningKey.generate("next");

        String adopted = checkpoints.adopt(next);

        var event = (LogEvent.KeyAdopted) log.at(1).orElseThrow().decode().event();
        byte[] message = adopted.getBytes(StandardCharsets.UTF_8);
        assertThat(old.verifies(message, Base64.getDecoder().decode(event.signedByOld()))).isTrue();
        assertThat(
                        VerifierKey.parse(adopted)
                                .verifies(message, Base64.getDecoder().decode(event.signedByNew())))
                .isTrue();

        Path file = directory.resolve("next-key");
        next.write(file);
        Files.move(file, directory.resolve("signing-key"), StandardCopyOption.REPLACE_EXISTING);
        Checkpoints restarted = opened(directory);
        restarted.sign();
        assertThat(restarted.trouble()).isEmpty();
        assertThat(restarted.latest().orElseThrow().note().isSignedBy(VerifierKey.parse(adopted)))
                .isTrue();
    }

    @Test
    void startWithoutTheKeyOfALogThatHasBegunSaysWhatToDo() throws IOException {
        opened(directory);
        Files.delete(directory.resolve("signing-key"));

        assertThatThrownBy(() -> opened(directory))
                .isInstanceOf(LogUnavailable.class)
                .hasMessageContaining("TIDEMARK_SIGNING_KEY_FILE");
    }
}
