package dev.tidemark.ingest.plan;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Posts plans as the workflow step does. */
final class Posting {

    private Posting() {}

    static ValidatableResponse post(String pull, String plan) {
        return complete(pull).body(plan).post(PlanEndpoint.PATH).then();
    }

    static ValidatableResponse zipped(String pull, byte[] body) {
        return complete(pull)
                .config(
                        RestAssured.config()
                                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Content-Encoding", "gzip")
                .body(body)
                .post(PlanEndpoint.PATH)
                .then();
    }

    static RequestSpecification complete(String pull) {
        return given().header("Authorization", "Bearer " + PlanTestResource.TOKEN)
                .contentType("application/json")
                .queryParams(query(pull));
    }

    static Map<String, String> query(String pull) {
        return Map.of(
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
    static RequestSpecification request(String token, String pull) {
        var query = new HashMap<>(query(pull));
        query.remove("repository");
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .queryParams(query);
    }

    static ValidatableResponse refusal(RequestSpecification request, int status) {
        return request.post(PlanEndpoint.PATH)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    static int chunked(String pull, byte[] body) throws Exception {
        String query =
                query(pull).entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
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

    static byte[] gzip(byte[] content) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(content);
        }
        return zipped.toByteArray();
    }
}
