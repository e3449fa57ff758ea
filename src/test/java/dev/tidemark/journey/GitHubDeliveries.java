package dev.tidemark.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends webhook deliveries as GitHub does. */
final class GitHubDeliveries {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RECORDED = Path.of("src/test/resources/github");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI portal;
    private final String secret;

    GitHubDeliveries(URI portal, String secret) {
        this.portal = portal;
        this.secret = secret;
    }

    /** One webhook's body and the name of its event. */
    record Body(String event, byte[] bytes) {}

    /** Every recorded form of the project. */
    static List<Body> recorded() {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(GitHubDeliveries::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Body read(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            return new Body(name.substring(0, name.indexOf('-')), Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** An opened pull request with this number. */
    static Body opened(int number) {
        String recorded =
                new String(
                        read(RECORDED.resolve("pull_request-opened.json")).bytes(),
                        StandardCharsets.UTF_8);
        return new Body(
                "pull_request",
                recorded.replace("\"number\": 418", "\"number\": " + number)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A recorded form with changes. */
    static Body changed(String name, Consumer<ObjectNode> change) {
        Body recorded = read(RECORDED.resolve(name + ".json"));
        try {
            var json = (ObjectNode) JSON.readTree(recorded.bytes());
            change.accept(json);
            return new Body(recorded.event(), JSON.writeValueAsBytes(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Sends it and gives the answer's status. */
    int send(String guid, Body body) throws IOException, InterruptedException {
        return ask(guid, body).statusCode();
    }

    /** Sends it and gives the answer. */
    HttpResponse<String> ask(String guid, Body body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(portal.resolve("/ingest/github"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "GitHub-Hookshot/044aadd")
                        .header("X-GitHub-Event", body.event())
                        .header("X-GitHub-Delivery", guid)
                        .header("X-Hub-Signature-256", signature(body.bytes()))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
