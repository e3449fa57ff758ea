package dev.tidemark.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.tidemark.database.TestDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class OwnHostsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/changes", "/trail", "/api/v1/trail", "/events", "/q/openapi"})
    void siteThatPointsItsNameHereReadsNothing(String path) {
        given().header("Host", "evil.example")
                .get(path)
                .then()
                .statusCode(421)
                .body(containsString("TIDEMARK_PUBLIC_URL"));
    }

    @Test
    void whatIsPublicIsGivenUnderAnyName() {
        given().header("Host", "tidemark.internal").get("/log/key").then().statusCode(200);
        given().header("Host", "tidemark.internal").get("/q/health/live").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1", "127.0.0.1", "LOCALHOST"})
    void namesOfThisMachineAreItsOwn(String host) {
        given().header("Host", host).get("/changes").then().statusCode(200);
    }
}
