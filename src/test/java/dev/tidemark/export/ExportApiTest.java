package dev.tidemark.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.AccessEvent;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class ExportApiTest {

    @Inject EventLog log;
    @Inject Projections projections;

    @BeforeEach
    void recordSomething() {
        for (int number = 90_401; number < 90_408; number++) {
            log.append(Append.of(Samples.opened(number, "Raise the tide")))
                    .toCompletableFuture()
                    .join();
        }
        projections.catchUp();
    }

    @Test
    void everythingIsExportedUpToTheNewestEntryWithoutAskingForASignatureFirst()
            throws IOException {
        long size = log.size();

        var answer = given().get(ExportApi.PATH);

        answer.then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", startsWith("attachment; filename=\"tidemark-"));
        var export = new TakenExport(answer.asByteArray());
        assertThat(export.checkpoint().size()).isGreaterThanOrEqualTo(size);
        assertThat(export.manifest().get("whole").asBoolean()).isTrue();
        assertThat(export.lines()).isEqualTo(stored(export.positions()));
        export.verify(export.lines());
    }

    @Test
    void filterLetsItsEntriesThroughWithAProofEach() throws IOException {
        var export =
                new TakenExport(
                        given().queryParam("type", "change.opened", "log")
                                .queryParam("q", "raise the")
                                .get(ExportApi.PATH)
                                .asByteArray());

        assertThat(export.positions()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(export.lines()).isEqualTo(stored(export.positions()));
        assertThat(export.lines()).allMatch(line -> line.contains("Raise the tide"));
        assertThat(export.manifest().get("filter").toString())
                .isEqualTo("{\"q\":[\"raise the\"],\"type\":[\"change.opened\",\"log\"]}");
        export.verify(export.lines());
    }

    @Test
    void lastPositionThatArrivedContinuesOneThatWasBrokenOff() throws IOException {
        long last = log.size() - 4;

        var export = new TakenExport(given().get(ExportApi.PATH + "?after=" + last).asByteArray());

        assertThat(export.manifest().get("first").asLong()).isEqualTo(last + 1);
        assertThat(export.manifest().get("whole").asBoolean()).isFalse();
        export.verify(export.lines());
    }

    @Test
    void takingIsRecordedBeforeTheFirstByteAndNotInTheExportItself() throws IOException {
        byte[] zip =
                given().queryParam("type", "change.opened")
                        .queryParam("format", "csv")
                        .get(ExportApi.PATH)
                        .asByteArray();

        var export = new TakenExport(zip);
        Recorded<Event> recorded = lastTaken();
        assertThat(recorded.position()).isGreaterThanOrEqualTo(export.checkpoint().size());
        assertThat(recorded.event())
                .isEqualTo(
                        new AccessEvent.ExportTaken(
                                "type=change.opened",
                                "csv",
                                export.positions().size(),
                                export.checkpoint().size(),
                                null));
        assertThat(recorded.envelope().subject().kind()).isEqualTo("export");
        // Nobody can sign in to this portal, so nobody is named.
        assertThat(recorded.envelope().actor()).isNull();
        assertThat(recorded.envelope().proof()).isEqualTo(ActorProof.CLAIMED);
    }

    @Test
    void askingWhatItWouldBeTakesNothing() {
        long size = log.size();

        given().head(ExportApi.PATH).then().statusCode(200).contentType("application/zip");

        assertThat(log.size()).isEqualTo(size);
    }

    @Test
    void whatCannotBeReadIsRefusedAndNothingIsRecorded() {
        long size = log.size();

        given().get(ExportApi.PATH + "?format=xlsx")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("format is ndjson or csv"));
        given().get(ExportApi.PATH + "?after=99999999")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("after is a position of the log"));
        given().get(ExportApi.PATH + "?from=yesterday").then().statusCode(400);

        assertThat(log.size()).isEqualTo(size);
    }

    private Recorded<Event> lastTaken() {
        return log.read(0, Integer.MAX_VALUE).stream()
                .map(StoredEntry::decode)
                .filter(entry -> entry.event() instanceof AccessEvent.ExportTaken)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private List<String> stored(List<Long> positions) {
        return log.read(positions).stream()
                .map(entry -> new String(entry.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
