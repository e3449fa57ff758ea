package dev.tidemark.ingest.github;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.ingest.BodyLimit;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@QuarkusTestResource(GitHubTestResource.class)
class GitHubWebhookTest {

    private static final Fixture OPENED = new Fixture("pull_request-opened");

    @Inject EventLog log;
    @Inject AgroalDataSource database;
    @Inject MeterRegistry meters;

    @Test
    void signedDeliveryIsInTheLogWhenItIsAnswered() {
        long position = log.size();
        byte[] body = numbered(OPENED, 7001).getBytes(StandardCharsets.UTF_8);

        deliver("pull_request", body)
                .statusCode(202)
                .contentType(ContentType.JSON)
                .body("outcome", equalTo("recorded"))
                .body("event", equalTo("pull_request"))
                .body("reason", nullValue());

        Recorded<Event> recorded = log.at(position).orElseThrow().decode();
        assertThat(recorded.event()).isInstanceOf(ChangeEvent.Opened.class);
        assertThat(log.evidence(String.valueOf(recorded.envelope().evidence()))).isPresent();
    }

    @Test
    void redeliveryAddsNothing() throws SQLException {
        byte[] body = numbered(OPENED, 7002).getBytes(StandardCharsets.UTF_8);
        String guid = UUID.randomUUID().toString();
        deliver("pull_request", guid, body).statusCode(202);
        long size = log.size();

        deliver("pull_request", guid, body).statusCode(202);
        deliver("pull_request", body).statusCode(202);

        assertThat(log.size()).isEqualTo(size);
        assertThat(deliveries(guid)).isEqualTo(1);
    }

    @Test
    void deliveryThatSaysNothingIsKeptWithItsReason() throws SQLException {
        String guid = UUID.randomUUID().toString();
        long size = log.size();

        deliver("star", guid, new Fixture("star-created").bytes())
                .statusCode(202)
                .body("outcome", equalTo("kept"))
                .body("reason", equalTo("star is not an event that is recorded"));

        assertThat(log.size()).isEqualTo(size);
        assertThat(deliveries(guid)).isEqualTo(1);
    }

    @Test
    void pingIsAnsweredToWhoSetsTheWebhookUp() {
        deliver("ping", new Fixture("ping-repository").bytes()).statusCode(200);
    }

    @Test
    void eventThatNobodyKnowsYetIsTaken() {
        deliver("projects_v9_item", new Fixture("star-created").bytes())
                .statusCode(202)
                .body("reason", equalTo("projects_v9_item is not an event that is recorded"));
    }

    @Test
    void deliveryThatCannotBeReadIsKeptToo() throws SQLException {
        String guid = UUID.randomUUID().toString();

        deliver("push", guid, "[]".getBytes(StandardCharsets.UTF_8))
                .statusCode(202)
                .body("outcome", equalTo("unmappable"))
                .body("reason", equalTo("the payload is not an object"));

        assertThat(deliveries(guid)).isEqualTo(1);
    }

    @Test
    void unsignedAndWronglySignedDeliveriesAreRefusedAndNotStored() throws SQLException {
        String guid = UUID.randomUUID().toString();
        byte[] body = OPENED.bytes();
        double before = refused("wrong-signature");

        refusal(request("push", guid).body(body).post(GitHubWebhook.PATH).then(), 401)
                .body("reason", equalTo("unsigned"));
        refusal(
                        request("push", guid)
                                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                                .body(body)
                                .post(GitHubWebhook.PATH)
                                .then(),
                        401)
                .body("reason", equalTo("wrong-signature"));

        assertThat(deliveries(guid)).isZero();
        assertThat(refused("wrong-signature")).isEqualTo(before + 1);
    }

    @Test
    void otherMediaTypesAreRefused() {
        byte[] body = OPENED.bytes();

        refusal(
                        request("push", "a")
                                .contentType("application/xml")
                                .header("X-Hub-Signature-256", signature(body))
                                .body(body)
                                .post(GitHubWebhook.PATH)
                                .then(),
                        415)
                .body("reason", equalTo("unsupported-media-type"));
    }

    @Test
    void malformedJsonIsRefusedWithoutAnEcho() throws SQLException {
        String guid = UUID.randomUUID().toString();

        refusal(deliver("push", guid, "{\"sesame\": ".getBytes(StandardCharsets.UTF_8)), 400)
                .body("reason", equalTo("malformed"))
                .body(not(containsString("sesame")));
        refusal(deliver("push", guid, "{} {}".getBytes(StandardCharsets.UTF_8)), 400);
        refusal(deliver("push", guid, new byte[0]), 400);
        refusal(deliver("push", guid, new byte[] {'"', (byte) 0xff, '"'}), 400);
        refusal(deliver("push", guid, "[".repeat(5_000).getBytes(StandardCharsets.UTF_8)), 400);

        assertThat(deliveries(guid)).isZero();
    }

    @Test
    void strangeHeadersAreRefused() {
        byte[] body = OPENED.bytes();

        refusal(deliver("Push; drop", body), 400);
        refusal(deliver("push", "g".repeat(65), body), 400);
    }

    @Test
    void tooLargeDeliveriesAreRefusedWhetherAnnouncedOrNot() throws Exception {
        var tooLarge = new byte[(int) BodyLimit.USUAL.bytes() + 1];
        double before = refused("too-large");

        refusal(deliver("push", tooLarge), 413).body("reason", equalTo("too-large"));
        assertThat(chunked(tooLarge)).isEqualTo(413);

        assertThat(refused("too-large")).isEqualTo(before + 2);
    }

    @Test
    void hostileTitleIsStoredWholeAsEvidenceAndCutInTheLog() {
        long position = log.size();
        String title = "<script>\\u0000\\u202e\\ud800 'quoted' ";
        String json =
                numbered(OPENED, 7003)
                        .replace(
                                "Raise the orders database to db.r6g.large",
                                title + "\\u0001".repeat(60_000));

        deliver("pull_request", json.getBytes(StandardCharsets.UTF_8)).statusCode(202);

        Recorded<Event> recorded = log.at(position).orElseThrow().decode();
        var opened = (ChangeEvent.Opened) recorded.event();
        assertThat(opened.description().title())
                .startsWith("<script>\u0000\u202e\ufffd 'quoted' ")
                .hasSize(Excerpt.TITLE)
                .endsWith("…");
    }

    @Test
    void deliveryOfSeveralMegabytesGoesThrough() {
        String json =
                numbered(OPENED, 7004)
                        .replace("The **replica** lags at noon.", "word ".repeat(1_000_000));

        deliver("pull_request", json.getBytes(StandardCharsets.UTF_8))
                .statusCode(202)
                .body("outcome", equalTo("recorded"));
    }

    private static int chunked(byte[] body) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        RestAssured.baseURI
                                                + ":"
                                                + RestAssured.port
                                                + GitHubWebhook.PATH))
                        .header("Content-Type", "application/json")
                        .header("X-GitHub-Event", "push")
                        .header("X-GitHub-Delivery", "chunked")
                        .header("X-Hub-Signature-256", signature(body))
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static String numbered(Fixture fixture, int number) {
        return new String(fixture.bytes(), StandardCharsets.UTF_8)
                .replace("\"number\": 418", "\"number\": " + number);
    }

    private static ValidatableResponse deliver(String event, byte[] body) {
        return deliver(event, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse deliver(String event, String guid, byte[] body) {
        return request(event, guid)
                .header("X-Hub-Signature-256", signature(body))
                .body(body)
                .post(GitHubWebhook.PATH)
                .then();
    }

    private static RequestSpecification request(String event, String guid) {
        return given().contentType(ContentType.JSON)
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", guid);
    }

    private static ValidatableResponse refusal(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("about:blank"));
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = GitHubTestResource.SECRET.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private double refused(String reason) {
        return meters.counter("tidemark.ingest.refused", "source", "github", "reason", reason)
                .count();
    }

    private int deliveries(String guid) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select count(*) from log.delivery where guid = ?")) {
            query.setString(1, guid);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
