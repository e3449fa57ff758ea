package dev.tidemark.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/** A plain client of the REST API. */
record RestClient(ServedStory served, String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    /** As the portal. */
    RestClient(ServedStory served) {
        this(served, ServedStory.TOKEN);
    }

    /** What came back. */
    record Reply(int status, HttpResponse<byte[]> response) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Optional<URI> next() {
            var matcher = NEXT.matcher(header("Link"));
            return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
        }
    }

    Reply get(String path) throws IOException, InterruptedException {
        return get(served.api(path));
    }

    Reply get(URI uri) throws IOException, InterruptedException {
        return send(authorized(uri));
    }

    Reply getUnless(String path, String entityTag) throws IOException, InterruptedException {
        return send(authorized(served.api(path)).header("If-None-Match", entityTag));
    }

    Reply post(String path, String body) throws IOException, InterruptedException {
        return send(authorized(served.api(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), response);
    }

    private HttpRequest.Builder authorized(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
    }
}
