package dev.tidemark.ingest.ansible;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.RunEvent;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.ingest.BodyLimit;
import dev.tidemark.ingest.plan.PlanTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@QuarkusTestResource(PlanTestResource.class)
class RunEndpointTest {

    @Inject EventLog log;

    @Test
    void playIsInTheLogOnceItIsAnswered() {
        long position = log.size();

        post(PlayMessages.STARTED)
                .statusCode(202)
                .body("outcome", equalTo("recorded"))
                .body("reason", nullValue());
        post(PlayMessages.SUCCEEDED).statusCode(202);
        post(PlayMessages.SUCCEEDED).statusCode(202).body("outcome", equalTo("recorded"));

        assertThat(log.size()).isEqualTo(position + 2);
        Recorded<Event> started = log.at(position).orElseThrow().decode();
        assertThat(started.event()).isInstanceOf(RunEvent.Started.class);
        assertThat(log.evidence(String.valueOf(started.envelope().evidence()))).isPresent();
        assertThat(log.at(position + 1).orElseThrow().decode().event())
                .isInstanceOf(RunEvent.Succeeded.class);
    }

    @Test
    void toolOfALaterPluginIsKeptWithTheReason() {
        long size = log.size();

        post("{\"tool\": \"puppet\", \"repository\": \"acme/infrastructure\"}")
                .statusCode(202)
                .body("outcome", equalTo("unmappable"))
                .body("reason", equalTo("its tool is not one that this version reads"));

        assertThat(log.size()).isEqualTo(size);
    }

    @Test
    void whoShowsNoTokenOrAnotherRepositorysIsRefused() {
        problem(given().contentType("application/json").body(PlayMessages.STARTED), 401)
                .header("WWW-Authenticate", "Bearer")
                .body("reason", equalTo("no-token"));
        problem(with("no-token-of-anybody").body(PlayMessages.STARTED), 401)
                .body("reason", equalTo("wrong-token"));
        problem(with(PlanTestResource.OTHER_TOKEN).body(PlayMessages.STARTED), 403)
                .body("reason", equalTo("another-repository"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"time\": \"2026-11-20T09:14:10Z\"|\"time\": \"sesame\"",
                "\"id\": \"17034412345\"|\"id\": \"se/same\"",
                "\"attempt\": 2|\"attempt\": 0",
                "\"number\": 1|\"number\": \"sesame\"",
                "\"repository\"|\"sesame\"",
                "\"run\"|\"sesame\"",
                "\"4f1c9be2d07a5c3e8b6f0a1d2c3b4a5968778695\"|\"sesame\""
            })
    void messageThatIsNotInItsFormIsRefusedWithoutAnEcho(String right, String wrong) {
        assertThat(PlayMessages.STARTED).contains(right);

        problem(with(PlanTestResource.TOKEN).body(PlayMessages.STARTED.replace(right, wrong)), 400)
                .body("reason", equalTo("malformed"))
                .body("detail", not(containsString("sesame")));
    }

    @Test
    void whatIsNoJsonObjectOrTooLargeIsRefused() {
        for (String body : new String[] {"", "sesame", "[]", "{\"a\": 1, \"a\": 2}", "{} {}"}) {
            problem(with(PlanTestResource.TOKEN).body(body), 400);
        }
        problem(
                with(PlanTestResource.TOKEN).body("x".repeat((int) BodyLimit.RUN.bytes() + 1)),
                413);
        problem(
                with(PlanTestResource.TOKEN).contentType("text/plain").body(PlayMessages.STARTED),
                415);
    }

    private static ValidatableResponse post(String body) {
        return with(PlanTestResource.TOKEN).body(body).post(RunEndpoint.PATH).then();
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static ValidatableResponse problem(RequestSpecification request, int status) {
        return request.post(RunEndpoint.PATH)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
