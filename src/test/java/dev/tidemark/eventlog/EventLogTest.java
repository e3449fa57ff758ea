package dev.tidemark.eventlog;

import static dev.tidemark.eventlog.Samples.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.database.ApplicationRights;
import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.DatabaseUnusable;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.eventlog.merkle.Tree;
import io.agroal.api.AgroalDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {

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

    private static List<Appended> append(EventLog log, Append append) {
        return log.append(append).toCompletableFuture().join();
    }

    @Test
    void sameFactWithSameProofIsRecordedOnce() {
        assertThat(append(log, Append.of(opened(1), opened(2), opened(1))))
                .containsExactly(
                        new Appended.New(0), new Appended.New(1), new Appended.AlreadyRecorded(0));
        assertThat(append(log, Append.of(opened(3), opened(2))))
                .containsExactly(new Appended.New(2), new Appended.AlreadyRecorded(1));
        assertThat(log.size()).isEqualTo(3);
    }

    @Test
    void entryReadsBackAsItWasTold() {
        append(log, Append.of(opened(7)));

        var recorded = log.at(0).orElseThrow().decode();

        assertThat(recorded.envelope()).isEqualTo(opened(7).envelope());
        assertThat(recorded.event()).isEqualTo(opened(7).event());
        assertThat(recorded.recordedAt()).isBeforeOrEqualTo(Instant.now());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "line\nbreak\u0000nul\u001b[31m",
                "\u202egpj.exe",
                "lone \ud800 surrogate",
                "\"recordedat\":\"000000000000000000000000000\""
            })
    void hostileTitleIsStoredAndBreaksNothing(String title) {
        append(log, Append.of(opened(1, title), opened(2)));

        StoredEntry entry = log.at(0).orElseThrow();

        assertThat(new String(entry.bytes(), StandardCharsets.UTF_8)).doesNotContain("\n");
        assertThat(entry.decode().recordedAt()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(log.tree(2).root()).isEqualTo(rootByHand(log.read(0, 10)));
    }

    @Test
    void entryOverTheFormatsLimitIsRefusedAlone() {
        var tooLarge = log.append(Append.of(opened(1, "x".repeat(70_000))));

        assertThatThrownBy(() -> tooLarge.toCompletableFuture().join())
                .hasCauseInstanceOf(EntryTooLarge.class);
        assertThat(append(log, Append.of(opened(2)))).containsExactly(new Appended.New(0));
    }

    @Test
    void appendThatExpectsAHeadIsRefusedOnceItMoved() {
        append(log, Append.of(opened(1), opened(2)));
        Subject first = Subject.change(Samples.BACKEND, 1);
        Subject second = Subject.change(Samples.BACKEND, 2);

        var onFirst = Append.of(opened(10)).expecting(new ExpectedHead(Set.of(first), 0));
        var onSecond = Append.of(opened(11)).expecting(new ExpectedHead(Set.of(second), 0));

        assertThat(append(log, onFirst)).containsExactly(new Appended.New(2));
        assertThat(append(log, onSecond)).containsExactly(new Appended.Moved(1));
        assertThat(log.size()).isEqualTo(3);
    }

    @Test
    void expectedHeadKnowsSubjectsByTheirBeginning() {
        append(log, Append.of(opened(1)));
        append(log, Append.of(opened(2)));
        var other = new ExpectedHead(Set.of(), Set.of("revision/", "change/nobody"), 0);
        String beginning = Subject.change(Samples.BACKEND, 2).value().replaceFirst("2$", "");
        var moved = new ExpectedHead(Set.of(), Set.of("revision/", beginning), 0);

        assertThat(append(log, Append.of(opened(10)).expecting(other)))
                .containsExactly(new Appended.New(2));
        assertThat(append(log, Append.of(opened(11)).expecting(moved)))
                .containsExactly(new Appended.Moved(2));
    }

    @Test
    void tilesAndRootAgreeWithTheTreeByHand() {
        List<Append> appends =
                IntStream.range(0, 700).mapToObj(number -> Append.of(opened(number))).toList();
        var answers = appends.stream().map(log::append).map(stage -> stage.toCompletableFuture());
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();

        List<StoredEntry> entries = log.read(0, 1_000);

        assertThat(entries).hasSize(700);
        for (long size : new long[] {0, 1, 2, 255, 256, 257, 511, 512, 699, 700}) {
            assertThat(log.tree(size).root())
                    .isEqualTo(rootByHand(entries.subList(0, Math.toIntExact(size))));
        }
    }

    @Test
    void twoSequencersShareOnePositionLine() {
        int each = 400;
        var answers = new ArrayList<CompletableFuture<List<Appended>>>();
        try (var other = new EventLog(database)) {
            for (int i = 0; i < each; i++) {
                answers.add(log.append(Append.of(opened(i))).toCompletableFuture());
                answers.add(other.append(Append.of(opened(each + i))).toCompletableFuture());
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        }

        List<StoredEntry> entries = log.read(0, 10_000);

        assertThat(entries.stream().mapToLong(StoredEntry::position))
                .containsExactlyElementsOf(LongStream.range(0, 2L * each).boxed().toList());
        assertThat(entries.stream().map(entry -> entry.decode().recordedAt())).isSorted();
        assertThat(log.tree(2L * each).root()).isEqualTo(rootByHand(entries));
    }

    @Test
    void evidenceComesBackByItsHash() {
        Evidence small =
                Evidence.of(
                        "github.push",
                        "application/json",
                        "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        Evidence large = Evidence.of("github.push", "application/json", new byte[300_000]);

        append(log, Append.of(opened(1)).with(small));
        append(log, Append.of(opened(2)).with(large));

        assertThat(log.evidence(small.sha256())).contains(small.content());
        assertThat(log.evidence(large.sha256())).contains(large.content());
        assertThat(log.evidence("0".repeat(64))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log.entry set entry = '{}'",
                "update log.entry set entry = '{}' where false",
                "delete from log.entry",
                "truncate log.entry",
                "delete from log.delivery",
                "update log.checkpoint set note = ''",
                "truncate log.tile",
                "insert into log.entry (position, id, subject, recordedat, entry)"
                        + " values (9, gen_random_uuid(), 'x', now(), '{}')",
                "insert into log.entry (position, id, subject, recordedat, entry)"
                        + " values (1, gen_random_uuid(), 'x', now() - interval '1 day', '{}')",
                "delete from evidence.document",
                "update evidence.document set content = ''"
            })
    void applicationCannotAlterWhatIsRecorded(String statement) throws SQLException {
        append(log, Append.of(opened(1)).with(Evidence.of("test", "text/plain", new byte[1])));

        try (Connection connection = database.getConnection();
                Statement attempt = connection.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement)).isInstanceOf(SQLException.class);
        }
        assertThat(log.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log.entry set entry = '{}'",
                "delete from log.entry",
                "truncate log.entry",
                "truncate log.entry, log.tile, log.checkpoint, log.delivery, log.deliveryoutcome"
            })
    void triggersRefuseEvenTheOwner(String statement) throws SQLException {
        append(log, Append.of(opened(1)));

        try (Connection owner = TestDatabase.connect(addresses.owner());
                Statement attempt = owner.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void ownersAddressIsRefusedAsTheApplications() throws SQLException {
        try (Connection application = TestDatabase.connect(addresses.application())) {
            ApplicationRights.check(application);
        }
        try (Connection owner = TestDatabase.connect(addresses.owner())) {
            assertThatThrownBy(() -> ApplicationRights.check(owner))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("could change the log");
        }
    }

    @Test
    void databaseThatIsGoneIsAnAnswerAndItGoesOnAfterwards() {
        append(log, Append.of(opened(1)));
        String name = addresses.application().name();

        TestDatabase.executeAsSuperuser(
                "alter database " + name + " allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + name
                        + "'");
        var refused = log.append(Append.of(opened(2)));
        assertThatThrownBy(() -> refused.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LogUnavailable.class);

        TestDatabase.executeAsSuperuser("alter database " + name + " allow_connections true");
        assertThat(append(log, Append.of(opened(2)))).containsExactly(new Appended.New(1));
    }

    /** RFC 6962 section 2.1, as it is written: split at the largest power of two below n. */
    private static byte[] rootByHand(List<StoredEntry> entries) {
        if (entries.isEmpty()) {
            return new Tree().root();
        }
        if (entries.size() == 1) {
            return Hash.leaf(entries.get(0).bytes());
        }
        int split = Integer.highestOneBit(entries.size() - 1);
        return Hash.node(
                rootByHand(entries.subList(0, split)),
                rootByHand(entries.subList(split, entries.size())));
    }
}
