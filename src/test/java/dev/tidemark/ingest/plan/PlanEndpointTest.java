package dev.tidemark.ingest.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.ingest.BodyLimit;
import dev.tidemark.plan.PlanDocuments;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.ResourceDetail;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@QuarkusTestResource(PlanTestResource.class)
class PlanEndpointTest {

    private static final String PLAN = ReadPlan.text("every-action");

    @Inject EventLog log;
    @Inject PlanDocuments documents;
    @Inject AgroalDataSource database;

    @Test
    void postedPlanIsInTheLogAndCanBeReadByPiece() {
        long position = log.size();

        post("1001", PLAN)
                .statusCode(202)
                .body("outcome", equalTo("recorded"))
                .body("reason", nullValue())
                .body("digest", matchesRegex("[0-9a-f]{64}"));

        Recorded<Event> planned = log.at(position).orElseThrow().decode();
        var succeeded = (PlanEvent.Succeeded) planned.event();
        assertThat(succeeded.report().change()).isEqualTo(1001);
        assertThat(planned.envelope().proof()).isEqualTo(ActorProof.SIGNED);
        assertThat(planned.envelope().subject().value())
                .isEqualTo(
                        "project/github.com%2Facme%2Finfrastructure/terraform/production/"
                                + "cluster-production");
        Recorded<Event> drift = log.at(position + 1).orElseThrow().decode();
        assertThat(((TerraformEvent.DriftDetected) drift.event()).addresses())
                .containsExactly("aws_a.create", "aws_a.update");

        String evidence = Objects.requireNonNull(planned.envelope().evidence());
        PlanSummary summary = documents.find(evidence).orElseThrow();
        assertThat(summary.digest())
                .isEqualTo(Objects.requireNonNull(succeeded.document()).digest());
        List<ResourceDetail> details = documents.details(summary, 0);
        assertThat(details).extracting(ResourceDetail::address).contains("aws_a.delete_create");
        assertThat(documents.details(summary, 1)).isEmpty();
    }

    @Test
    void samePlanTwiceIsRecordedOnce() {
        post("1002", PLAN).statusCode(202);
        long size = log.size();

        post("1002", PLAN).statusCode(202).body("outcome", equalTo("recorded"));

        assertThat(log.size()).isEqualTo(size);
    }

    @Test
    void anotherPlanUnderTheSameTimestampIsRecordedBesideIt() {
        post("1003", PLAN).statusCode(202);
        long size = log.size();

        post("1003", PLAN.replace("\"size\": 2", "\"size\": 3")).statusCode(202);

        assertThat(log.size()).isEqualTo(size + 2);
    }

    @Test
    void repositoryMayBeNamedWithoutItsHost() {
        request(PlanTestResource.TOKEN, "1004")
                .queryParam("repository", "Acme/Infrastructure")
                .body(PLAN)
                .post(PlanEndpoint.PATH)
                .then()
                .statusCode(202);
    }

    @Test
    void planWithoutPullRequestAndNameIsTaken() {
        long position = log.size();

        given().header("Authorization", "Bearer " + PlanTestResource.TOKEN)
                .contentType("application/json")
                .queryParam("repository", PlanTestResource.REPOSITORY)
                .queryParam("pull", "-7")
                .queryParam("head", "b".repeat(40))
                .queryParam("project", "")
                .queryParam("dir", ".")
                .queryParam("workspace", "default")
                .body(PLAN)
                .post(PlanEndpoint.PATH)
                .then()
                .statusCode(202);

        var planned = (PlanEvent.Succeeded) log.at(position).orElseThrow().decode().event();
        assertThat(planned.report().change()).isNull();
        assertThat(Objects.requireNonNull(planned.report().project()).name()).isNull();
    }

    @Test
    void erroredPlanIsRecordedAsErrored() {
        long position = log.size();

        post("1005", PLAN.replace("\"errored\": false", "\"errored\": true")).statusCode(202);

        assertThat(log.at(position).orElseThrow().decode().event())
                .isInstanceOfSatisfying(
                        PlanEvent.Errored.class,
                        errored -> assertThat(errored.cause()).isEqualTo(PlanEvent.Cause.ERROR));
    }

    @Test
    void planOfAnUnknownFormatIsKeptWithTheReason() throws SQLException {
        long size = log.size();

        post("1006", "{\"format_version\": \"2.0\", \"resource_changes\": []}")
                .statusCode(202)
                .body("outcome", equalTo("unmappable"))
                .body("reason", equalTo("its format_version is not one that this version reads"))
                .body("digest", nullValue());

        assertThat(log.size()).isEqualTo(size);
        assertThat(count("select count(*) from log.deliveryoutcome where result = 'unmappable'"))
                .isPositive();
    }

    @Test
    void gzipIsTaken() throws IOException {
        zipped("1007", gzip(PLAN.getBytes(StandardCharsets.UTF_8))).statusCode(202);
    }

    @Test
    void gzipThatHoldsTooMuchIsRefused() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write("{\"prior_state\": \"".getBytes(StandardCharsets.UTF_8));
            var block = new byte[1 << 20];
            java.util.Arrays.fill(block, (byte) 'x');
            for (long written = 0; written <= BodyLimit.PLAN.bytes(); written += block.length) {
                gzip.write(block);
            }
        }

        zipped("1008", bomb.toByteArray()).statusCode(413).body("reason", equalTo("too-large"));
        zipped("1008", new byte[] {1, 2, 3}).statusCode(400).body("reason", equalTo("malformed"));
        zipped("1008", java.util.Arrays.copyOf(bomb.toByteArray(), 100)).statusCode(400);
    }

    @Test
    void tooLargePlansAreRefusedWhetherAnnouncedOrNot() throws Exception {
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
    void planOverTheLimitOfOtherPathsIsTaken() throws Exception {
        byte[] body =
                PLAN.replace(
                                "\"configuration\":",
                                "\"prior_state\": \""
                                        + "x".repeat(30 * 1024 * 1024)
                                        + "\", \"configuration\":")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(chunked("1009", body)).isEqualTo(202);
        post("1010", new String(body, StandardCharsets.UTF_8)).statusCode(202);
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
    void parameterInAnotherFormIsRefusedWithoutAnEcho(String parameter, String value) {
        var query = new java.util.HashMap<>(query("1012"));
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

    @Test
    void tooLongAndDoubledParametersAreRefused() {
        refusal(request(PlanTestResource.TOKEN, "1013").queryParam("head", "c".repeat(40)), 400);
        refusal(request(PlanTestResource.TOKEN, "1013").queryParam("dir", "d"), 400);
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

    @Test
    void noPlantedSecretIsInAnyTableDocumentOrLogLine() throws Exception {
        Path logFile = Path.of("target", "quarkus.log");
        post("1016", ReadPlan.text("planted-secrets")).statusCode(202);
        post("1017", ReadPlan.text("planted-secrets").replace("\"1.2\"", "\"2.0\""))
                .statusCode(202);
        refusal(complete("1018").body(ReadPlan.text("planted-secrets") + "}"), 400);

        assertThat(new EveryTable(database).contentOf())
                .contains("app_config.unmarked")
                .doesNotContain("PLANTED")
                .doesNotContain(PlanTestResource.TOKEN);
        if (Files.exists(logFile)) {
            assertThat(logFile).content().doesNotContain("PLANTED");
        }
    }

    private static ValidatableResponse post(String pull, String plan) {
        return complete(pull).body(plan).post(PlanEndpoint.PATH).then();
    }

    private static ValidatableResponse zipped(String pull, byte[] body) {
        return complete(pull)
                .config(
                        RestAssured.config()
                                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Content-Encoding", "gzip")
                .body(body)
                .post(PlanEndpoint.PATH)
                .then();
    }

    private static RequestSpecification complete(String pull) {
        return given().header("Authorization", "Bearer " + PlanTestResource.TOKEN)
                .contentType("application/json")
                .queryParams(query(pull));
    }

    private static java.util.Map<String, String> query(String pull) {
        return java.util.Map.of(
                "repository",
                PlanTestResource.REPOSITORY,
                "pull",
                pull,
                "head",
                "a".repeat(40),
                "project",
                "cluster-production",
                "dir",
                "terraform",
                "workspace",
                "production");
    }

    /** All but the repository. */
    private static RequestSpecification request(String token, String pull) {
        var query = new java.util.HashMap<>(query(pull));
        query.remove("repository");
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .queryParams(query);
    }

    private static ValidatableResponse refusal(RequestSpecification request, int status) {
        return request.post(PlanEndpoint.PATH)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    private static int chunked(String pull, byte[] body) throws Exception {
        String query =
                query(pull).entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(java.util.stream.Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        RestAssured.baseURI
                                                + ":"
                                                + RestAssured.port
                                                + PlanEndpoint.PATH
                                                + "?"
                                                + query))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + PlanTestResource.TOKEN)
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body)))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(content);
        }
        return zipped.toByteArray();
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
