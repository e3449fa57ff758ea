package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Anchor;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogKeeping;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.StoredEntry;
import io.agroal.api.AgroalDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportPartsTest {

    /** With the entry that begins the log; tiles of two levels would need 65,536. */
    private static final int SIZE = 1_301;

    private static final Map<String, List<String>> ACTOR = Map.of("actor", List.of("hana"));

    @TempDir private static Path directory;
    private DatabaseAddresses addresses;
    private AgroalDataSource database;
    private EventLog log;
    private Checkpoints checkpoints;

    @BeforeAll
    void fillLog() {
        addresses = TestDatabase.fresh();
        database = TestDatabase.pool(addresses.application());
        log = new EventLog(database);
        var keeping =
                new LogKeeping(
                        "example.org/log",
                        directory.resolve("signing-key"),
                        directory.resolve("checkpoint"),
                        URI.create("https://tidemark.example.org"),
                        Clock.systemUTC());
        checkpoints = new Checkpoints(log, database, keeping, Anchor.NONE);
        checkpoints.open();
        var entries = new ArrayList<NewEntry>();
        for (int number = 1; number < SIZE; number++) {
            // Some so large that few of them fill a block.
            entries.add(
                    number % 20 == 0
                            ? Samples.opened(number, "\"\\ü ".repeat(8_000))
                            : Samples.opened(number));
        }
        log.append(Append.of(entries)).toCompletableFuture().join();
        checkpoints.sign();
        // What comes later is no part of an export that was cut before.
        log.append(Append.of(Samples.opened(SIZE))).toCompletableFuture().join();
    }

    @AfterAll
    void closeLog() {
        log.close();
        database.close();
    }

    private ExportCut cut(Map<String, List<String>> filter, @Nullable Long after) {
        return new ExportCut(
                checkpoints.latest().orElseThrow(),
                checkpoints.verifierKey(),
                Instant.parse("2026-11-27T08:00:00Z"),
                filter,
                after);
    }

    private byte[] written(ExportCut cut, EntrySource source) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ExportZip(bytes);
                var parts = new ExportParts(log, cut, zip)) {
            parts.write(source, EntryText.NDJSON, count -> {});
            zip.part("report.html", "<p>More</p>".getBytes(StandardCharsets.UTF_8));
            parts.writeManifest();
        }
        return bytes.toByteArray();
    }

    private List<String> stored(LongStream positions) {
        return log.read(positions.boxed().toList()).stream()
                .map(StoredEntry::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void wholeLogIsItsEntriesByteForByteAndGivesTheSignedRoot() throws IOException {
        ExportCut cut = cut(Map.of(), null);

        var export = new TakenExport(written(cut, log.blocks(0, cut.size())::next));

        assertThat(export.names())
                .containsExactly(
                        "entries.ndjson",
                        "positions.txt",
                        "checkpoint",
                        "report.html",
                        "manifest.json");
        assertThat(export.text("positions.txt")).isEqualTo("0-1300\n");
        assertThat(export.lines()).isEqualTo(stored(LongStream.range(0, SIZE)));
        assertThat(export.manifest().get("whole").asBoolean()).isTrue();
        assertThat(export.manifest().get("origin").asText()).isEqualTo("example.org/log");
        export.verify(export.lines());
    }

    @Test
    void someEntriesCarryAProofEach() throws IOException {
        List<Long> some = List.of(0L, 3L, 4L, 5L, 20L, 255L, 256L, 1_299L, 1_300L);

        var export = new TakenExport(written(cut(ACTOR, null), EntrySource.at(log, some)));

        assertThat(export.text("positions.txt")).isEqualTo("0\n3-5\n20\n255-256\n1299-1300\n");
        assertThat(export.positions()).isEqualTo(some);
        assertThat(export.lines()).isEqualTo(stored(some.stream().mapToLong(Long::longValue)));
        assertThat(export.manifest().get("whole").asBoolean()).isFalse();
        assertThat(export.manifest().at("/filter/actor/0").asText()).isEqualTo("hana");
        assertThat(export.manifest().get("proves").asText())
                .contains("only an export of the whole");
        export.verify(export.lines());
    }

    @Test
    void restBehindAPositionIsContinuedWithProofs() throws IOException {
        ExportCut cut = cut(Map.of(), 1_200L);

        var export = new TakenExport(written(cut, log.blocks(cut.begin(), cut.size())::next));

        assertThat(export.text("positions.txt")).isEqualTo("1201-1300\n");
        assertThat(export.manifest().get("after").asLong()).isEqualTo(1_200);
        assertThat(export.manifest().get("first").asLong()).isEqualTo(1_201);
        assertThat(export.manifest().get("last").asLong()).isEqualTo(1_300);
        export.verify(export.lines());
    }

    @Test
    void nothingFoundIsAnExportTooThatSaysSo() throws IOException {
        var export = new TakenExport(written(cut(ACTOR, null), EntrySource.at(log, List.of())));

        assertThat(export.positions()).isEmpty();
        assertThat(export.manifest().get("count").asInt()).isZero();
        assertThat(export.manifest().get("first").isNull()).isTrue();
        assertThat(export.text("proofs.txt")).isEmpty();
        export.verify(List.of());
    }

    @Test
    void holeThatASuperuserMadeEndsTheExport() {
        DatabaseAddresses other = TestDatabase.fresh();
        try (var pool = TestDatabase.pool(other.application());
                var torn = new EventLog(pool)) {
            for (int number = 0; number < 300; number++) {
                torn.append(Append.of(Samples.opened(number))).toCompletableFuture().join();
            }
            TestDatabase.executeAsSuperuser(
                    TestDatabase.superuserOf(other),
                    "alter table log.entry disable trigger all",
                    "delete from log.entry where position = 270",
                    "alter table log.entry enable trigger all");
            var blocks = torn.blocks(0, 300);

            assertThat(blocks.next().orElseThrow().size()).isEqualTo(256);
            assertThatThrownBy(blocks::next).isInstanceOf(LogUnavailable.class);
        }
    }
}
