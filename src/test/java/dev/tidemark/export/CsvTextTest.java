package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.sentence.Sentences;
import dev.tidemark.trail.Scope;
import io.agroal.api.AgroalDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CsvTextTest {

    private static final List<String> TITLES =
            List.of(
                    "Raise the tide",
                    "=HYPERLINK(\"http://evil.example\",\"x\")",
                    "a, \"b\"\r\nc;d",
                    "=cmd|' /C calc'!A0",
                    "\u202e+1 \u0000\ud83c\udf0a");

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

    private String csv(Map<Long, Scope> scopes) throws IOException {
        var text = new CsvText(Sentences.plain(), positions -> scopes);
        var bytes = new ByteArrayOutputStream();
        text.begin(bytes);
        text.write(log.blocks(0, log.size()).next().orElseThrow(), bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void append(List<NewEntry> entries) {
        log.append(Append.of(entries)).toCompletableFuture().join();
    }

    @Test
    void columnsAreNamedAndHoldWhatTheEntrySays() throws IOException {
        append(List.of(Samples.opened(418)));

        var sheet =
                new Spreadsheet(
                        csv(Map.of(0L, new Scope(Set.of("staging"), Set.of("my", "auth")))));

        StoredEntry stored = log.at(0).orElseThrow();
        assertThat(sheet.header())
                .containsExactly(
                        "position,recordedat,time,type,subject,actor,actorproof,observedby,source,repository,revision,environment,domain,sentence,evidence,id,fact,leafhash,entry"
                                .split(","));
        assertThat(sheet.size()).isOne();
        assertThat(sheet.cell(0, "position")).isEqualTo("0");
        assertThat(sheet.cell(0, "type")).isEqualTo("dev.tidemark.change.opened.v1");
        assertThat(sheet.cell(0, "subject")).isEqualTo("change/github.com%2F1296269/418");
        assertThat(sheet.cell(0, "actor")).isEqualTo("hana");
        assertThat(sheet.cell(0, "actorproof")).isEqualTo("signed");
        assertThat(sheet.cell(0, "observedby")).isEqualTo("webhook");
        assertThat(sheet.cell(0, "revision")).isEmpty();
        assertThat(sheet.cell(0, "environment")).isEqualTo("staging");
        assertThat(sheet.cell(0, "domain")).isEqualTo("auth;my");
        assertThat(sheet.cell(0, "sentence"))
                .isEqualTo(
                        "\u2068hana\u2069 opened “\u2068Change 418\u2069” eco-cycle/backend#418");
        assertThat(sheet.cell(0, "id")).isEqualTo(stored.parse().id().toString());
        assertThat(sheet.cell(0, "leafhash"))
                .isEqualTo(HexFormat.of().formatHex(Hash.leaf(stored.bytes())));
    }

    @Test
    void hostileTextsAreNoFormulaAndTheEntryIsStillExact() throws IOException {
        append(
                IntStream.range(0, TITLES.size())
                        .mapToObj(number -> Samples.opened(number, TITLES.get(number)))
                        .toList());

        String csv = csv(Map.of(0L, new Scope(Set.of("=1+1"), Set.of("@domain"))));

        var sheet = new Spreadsheet(csv);
        assertThat(sheet.size()).isEqualTo(TITLES.size());
        assertThat(sheet.formulas()).isEmpty();
        assertThat(sheet.cell(0, "environment")).isEqualTo("'=1+1");
        assertThat(sheet.cell(0, "domain")).isEqualTo("'@domain");
        for (int i = 0; i < TITLES.size(); i++) {
            assertThat(sheet.cell(i, "entry"))
                    .isEqualTo(new String(log.at(i).orElseThrow().bytes(), StandardCharsets.UTF_8));
        }
        assertThat(csv).doesNotStartWith("\ufeff").endsWith("\"\r\n");
        assertThat(csv.replace("\r\n", "")).doesNotContain("\u0000");
    }
}
