package dev.tidemark.trail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Appended;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.merkle.Hash;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class TrailPagesTest {

    @Inject EventLog log;

    @Test
    void entriesStandNewestFirstAndPageByPosition() {
        long last = append(8_001);

        given().get("/api/v1/trail?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0].position", equalTo((int) last))
                .body("next", equalTo(Long.toString(last)));
        given().get("/api/v1/trail?limit=1&after=" + last)
                .then()
                .body("items[0].position", equalTo((int) last - 1));
        given().get("/api/v1/trail?limit=1&after=1").then().body("next", equalTo(null));
        given().get("/trail?limit=1")
                .then()
                .body(containsString("href=\"/trail?after=" + last + "&amp;limit=1\""));
    }

    @Test
    void entryIsShownByteForByteWithItsLeafHash() {
        long position = append(8_002);
        byte[] stored = log.at(position).orElseThrow().bytes();
        String leaf = HexFormat.of().formatHex(Hash.leaf(stored));

        String document = given().get("/api/v1/trail/" + position).asString();

        assertThat(document)
                .contains("\"entry\":" + new String(stored, StandardCharsets.UTF_8))
                .contains("\"leafHash\":\"" + leaf + "\"");
        given().get("/trail/" + position)
                .then()
                .statusCode(200)
                .body(containsString(leaf))
                .body(containsString("opened"))
                .body(containsString("description.title"));
    }

    @Test
    void firstEntryHasNothingBeforeIt() {
        given().get("/trail/0")
                .then()
                .statusCode(200)
                .body(containsString("The log"))
                .body(not(containsString("rel=\"prev\"")));
    }

    @Test
    void fragmentIsTheListAlone() {
        given().header("HX-Request", "true")
                .header("HX-Target", "trail")
                .get("/trail")
                .then()
                .body(startsWith("<div id=\"trail\""));
        given().header("HX-Request", "true")
                .header("HX-Target", "foot")
                .get("/foot")
                .then()
                .body(startsWith("<footer"));
    }

    private long append(long number) {
        Appended appended =
                log.append(Append.of(Samples.opened(number)))
                        .toCompletableFuture()
                        .join()
                        .getFirst();
        return switch (appended) {
            case Appended.New added -> added.position();
            case Appended.AlreadyRecorded known -> known.position();
            case Appended.Moved moved -> throw new AssertionError(moved);
        };
    }
}
