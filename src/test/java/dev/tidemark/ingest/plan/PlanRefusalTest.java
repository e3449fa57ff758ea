package dev.tidemark.ingest.plan;

import static dev.tidemark.ingest.plan.Posting.complete;
import static dev.tidemark.ingest.plan.Posting.query;
import static dev.tidemark.ingest.plan.Posting.refusal;
import static dev.tidemark.ingest.plan.Posting.request;
import static dev.tidemark.ingest.plan.Posting.zipped;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.ingest.BodyLimit;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@QuarkusTestResource(PlanTestResource.class)
class PlanRefusalTest {

    private static final String PLAN = ReadPlan.text("every-action");

    @Inject EventLog log;
    @Inject AgroalDataSource database;

    @Test
    void gzipThatHoldsTooMuchIsRefused() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write("{\"prior_state\": \"".getBytes(StandardCharsets.UTF_8));
            var block = new byte[1 << 20];
            Arrays.fill(block, (byte) 'x');
            for (long written = 0; written <= BodyLimit.PLAN.bytes(); written += block.length) {
                gzip.write(block);
            }
        }

        zipped("1008", bomb.toByteArray()).statusCode(413).body("reason", equalTo("too-large"));
        zipped("1008", new byte[] {1, 2, 3}).statusCode(400).body("reason", equalTo("malformed"));
        zipped("1008", Arrays.copyOf(bomb.toByteArray(), 100)).statusCode(400);
    }

    @Test
    void planThatAnnouncesTooMuchIsRefused() throws Exception {
        var request =
                "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n"
                        .formatted(PlanEndpoint.PATH, BodyLimit.PLAN.bytes() + 1);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void whoShowsNoTokenOrAWrongOneIsRefused() {
        refusal(given().contentType("application/json").body(PLAN), 401)
                .header("WWW-Authenticate", "Bearer")
                .body("reason", equalTo("no-token"));
        refusal(request("no-token-of-anybody", "1").body(PLAN), 401)
                .body("reason", equalTo("wrong-token"));
    }

    @Test
    void tokenOfAnotherRepositoryIsRefused() {
        long size = log.size();

        refusal(
                        request(PlanTestResource.OTHER_TOKEN, "1011")
                                .queryParam("repository", PlanTestResource.REPOSITORY)
                                .body(PLAN),
                        403)
                .body("reason", equalTo("another-repository"));

        assertThat(log.size()).isEqualTo(size);
    }

    @Test
    void tooLongAndDoubledParametersAreRefused() {
        refusal(complete("1013").queryParam("head", "c".repeat(40)).body(PLAN), 400);
        var query = new HashMap<>(query("1013"));
        query.put("dir", "d".repeat(501));
        refusal(
                given().header("Authorization", "Bearer " + PlanTestResource.TOKEN)
                        .contentType("application/json")
                        .queryParams(query)
                        .body(PLAN),
                400);
    }

    @Test
    void whatIsNoJsonIsRefusedWithoutAnEcho() throws SQLException {
        int deliveries = count("select count(*) from log.delivery");

        for (String body : new String[] {"", "sesame", "[\"sesame\"]", "{\"sesame\": ", "{} {}"}) {
            refusal(complete("1014").body(body), 400)
                    .body("reason", equalTo("malformed"))
                    .body("detail", not(containsString("sesame")));
        }

        assertThat(count("select count(*) from log.delivery")).isEqualTo(deliveries);
    }

    @Test
    void otherMediaTypesAndEncodingsAreRefused() {
        refusal(complete("1015").contentType("text/plain").body(PLAN), 415);
        refusal(complete("1015").header("Content-Encoding", "br").body(PLAN), 415);
    }

    @ParameterizedTest
    @CsvSource({
        "repository, ",
        "repository, infrastructure",
        "repository, https://github.com/acme/infrastructure",
        "pull, twelve",
        "pull, 1.5",
        "head, ",
        "head, main",
        "head, 4f9c2b1",
        "dir, ",
        "dir, 'a\tb'",
        "dir, someone@example.org",
        "workspace, ",
        "project, ghp_0123456789abcdefghij"
    })
    void parameterInAnotherFormIsRefusedWithoutAnEcho(String parameter, @Nullable String value) {
        var query = new HashMap<>(query("1012"));
        query.put(parameter, value == null ? "" : value);

        ValidatableResponse answer =
                refusal(
                        given().header("Authorization", "Bearer " + PlanTestResource.TOKEN)
                                .contentType("application/json")
                                .queryParams(query)
                                .body(PLAN),
                        400);

        answer.body("detail", containsString("'" + parameter + "'"));
        if (value != null) {
            answer.body("detail", not(containsString(value)));
        }
    }

    private int count(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
