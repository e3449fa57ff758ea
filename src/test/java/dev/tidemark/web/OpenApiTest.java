package dev.tidemark.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class OpenApiTest {

    @Test
    void everyAddressOfTheApiIsDescribedAndNoPageIs() {
        JsonPath description = given().queryParam("format", "json").get("/q/openapi").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = description.getMap("paths");

        assertThat(paths)
                .containsKeys(
                        "/api/v1/approvals",
                        "/api/v1/approvals/{id}",
                        "/api/v1/approvals/{id}/grants",
                        "/api/v1/approvals/{id}/overrides",
                        "/api/v1/approvals/{id}/rejections",
                        "/api/v1/approvals/{id}/reviews",
                        "/api/v1/approvals/{id}/withdrawals",
                        "/api/v1/changes",
                        "/api/v1/changes/{owner}/{name}/{number}",
                        "/api/v1/domains",
                        "/api/v1/domains/{name}/deployments",
                        "/api/v1/drift",
                        "/api/v1/environments",
                        "/api/v1/environments/{name}",
                        "/api/v1/policy",
                        "/api/v1/trail",
                        "/api/v1/trail/{position}",
                        "/api/v1/status",
                        "/events")
                .doesNotContainKeys("/", "/changes", "/trail", "/status", "/foot");
        paths.forEach((path, methods) -> {
            if (path.startsWith("/api/")) {
                methods.forEach((method, operation) ->
                        assertThat(operation).as(method + " " + path).containsKey("summary"));
            }
        });
    }
}
