package dev.tidemark.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.merkle.Checkpoint;
import io.agroal.api.AgroalDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a superuser does to the database behind the log's back. */
class VerificationTest {

    @TempDir private Path home;
    private DatabaseAddresses addresses;
    private AgroalDataSource database;
    private EventLog log;
    private Checkpoints checkpoints;

    @BeforeEach
    void recordSixHundredEntries() {
        addresses = TestDatabase.fresh();
        database = TestDatabase.pool(addresses.application());
        log = new EventLog(database);
        var keeping =
                new LogKeeping(
                        "example.org/log",
                        home.resolve("signing-key"),
                        home.resolve("checkpoint"),
                        URI.create("https://tidemark.example.org"),
                        Clock.systemUTC());
        checkpoints = new Checkpoints(log, database, keeping, Anchor.NONE);
        checkpoints.open();
        record(1, 520);
        checkpoints.sign();
        record(520, 560);
        checkpoints.sign();
        record(560, 600);
        checkpoints.sign();
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private void record(long from, long to) {
        List<NewEntry> entries = LongStream.range(from, to).mapToObj(Samples::opened).toList();
        log.append(Append.of(entries)).toCompletableFuture().join();
    }

    private void asSuperuser(String... statements) {
        var all = new ArrayList<String>();
        all.add("alter table log.entry disable trigger all");
        all.add("alter table log.tile disable trigger all");
        all.addAll(List.of(statements));
        TestDatabase.executeAsSuperuser(
                TestDatabase.superuserOf(addresses), all.toArray(String[]::new));
    }

    private Checkpoint signed() {
        return checkpoints.latest().orElseThrow().checkpoint();
    }

    private Optional<String> trouble(long from) throws InterruptedException {
        return new Verification(database, Duration.ZERO).findTrouble(from, signed());
    }

    @Test
    void untouchedLogIsAsItWasRecordedFromAnyPositionOn() throws Exception {
        for (long from : new long[] {0, 1, 255, 256, 300, 512, 599, 600}) {
            assertThat(trouble(from)).isEmpty();
        }
    }

    @Test
    void alteredEntryIsNamed() throws Exception {
        asSuperuser(
                "update log.entry set entry = replace(entry, 'hana', 'mina') where position = 300");

        assertThat(trouble(0)).hasValue("entry 300 is not the one that was recorded there");
        assertThat(trouble(256)).isPresent();
        // What came before was looked at by the run before.
        assertThat(trouble(512)).isEmpty();
    }

    @Test
    void swappedEntriesAreNamedByTheirRows() throws Exception {
        asSuperuser(
                "update log.entry a set entry = b.entry from log.entry b"
                        + " where (a.position, b.position) in ((40, 41), (41, 40))");

        assertThat(trouble(0).orElseThrow())
                .contains("row of entry 40 says something else")
                .contains("row of entry 41 says something else")
                .contains("entry 40 is not the one");
    }

    @Test
    void backDatedRowIsNamed() throws Exception {
        asSuperuser(
                "update log.entry set recordedat = recordedat - interval '1 day'"
                        + " where position = 77");

        assertThat(trouble(0)).hasValue("the row of entry 77 says something else than the entry");
    }

    @Test
    void deletedEntryIsNamed() throws Exception {
        asSuperuser("delete from log.entry where position = 100");

        assertThat(trouble(0).orElseThrow()).startsWith("entry 100 is missing");
    }

    @Test
    void cutTailIsNamed() throws Exception {
        asSuperuser("delete from log.entry where position >= 590");

        assertThat(trouble(0)).hasValue("entries 590 to 599, of 600 that were signed, are missing");
    }

    @Test
    void entryThatNoFullTileCoversIsNarrowedDownByTheCheckpointsAroundIt() throws Exception {
        asSuperuser(
                "update log.entry set entry = replace(entry, 'hana', 'mina') where position = 530");

        assertThat(trouble(0)).hasValue("entries 520 to 559 are not as they were signed");
        assertThat(trouble(512)).hasValue("entries 520 to 559 are not as they were signed");
    }

    @Test
    void entryThatIsExchangedTogetherWithItsTileDoesNotGiveTheSignedRoot() throws Exception {
        asSuperuser(
                "update log.entry set entry = replace(entry, 'hana', 'mina') where position = 3",
                """
                update log.tile
                set hashes = overlay(hashes placing
                    (select sha256('\\x00'::bytea || convert_to(entry, 'UTF8'))
                     from log.entry where position = 3) from 3 * 32 + 1 for 32)
                where level = 0 and index = 0
                """);

        assertThat(trouble(0)).hasValue("entries 0 to 519 are not as they were signed");
    }

    @Test
    void missingTileIsNamed() throws Exception {
        asSuperuser("delete from log.tile where level = 0 and index = 1");

        assertThat(trouble(0).orElseThrow()).contains("tile over entry 256 and on is missing");
    }

    @Test
    void missingTileAheadOfWhatIsVerifiedIsNoticed() throws Exception {
        asSuperuser("delete from log.tile where level = 0 and index = 0");

        assertThat(trouble(512)).hasValue("tiles over the first 512 entries are missing");
    }
}
