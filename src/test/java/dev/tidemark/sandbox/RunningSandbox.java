package dev.tidemark.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.sandbox.web.Form;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A sandbox in a process of its own, and what end-to-end tests do in it. */
public final class RunningSandbox implements AutoCloseable {

    public static final String REPOSITORY = "eco-cycle/backend";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("GitHub at (http://[^:/]+:\\d+),");
    private static final String CALLBACK = "http://127.0.0.1:1/callback";

    private final Process process;
    private final Map<String, String> environment;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final URI web;

    private RunningSandbox(Process process, Map<String, String> environment)
            throws InterruptedException {
        this.process = process;
        this.environment = environment;
        Thread.ofVirtual().start(this::read);
        var matcher = READY.matcher(awaitLine("Sandbox ready"));
        if (!matcher.find()) {
            throw new IllegalStateException("it does not say where it is");
        }
        this.web = URI.create(matcher.group(1));
    }

    /**
     * Starts one, which ends with this object.
     *
     * @param environment more than secrets of its own that it needs, or others
     * @param options of its command line
     */
    public static RunningSandbox start(Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Sandbox.class.getName());
        command.add("--until-stdin-closes");
        command.addAll(options);
        if (!options.contains("--port")) {
            command.addAll(List.of("--port", "0"));
        }
        var all = new LinkedHashMap<String, String>();
        all.put("TIDEMARK_GITHUB_WEBHOOK_SECRET", "webhook-secret-of-a-test");
        all.put("TIDEMARK_GITHUB_TOKEN", "token-of-a-test");
        all.put("TIDEMARK_GITHUB_CLIENT_ID", "Iv23tidemark");
        all.put("TIDEMARK_GITHUB_CLIENT_SECRET", "github-secret-of-a-test");
        all.put("TIDEMARK_OIDC_CLIENT_SECRET", "openid-secret-of-a-test");
        if (!options.contains("--portal")) {
            all.put("TIDEMARK_SANDBOX_REDIRECTS", CALLBACK);
        }
        all.putAll(environment);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(all);
        return new RunningSandbox(builder.start(), all);
    }

    private void read() {
        try (var reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaitLine(String beginning) throws InterruptedException {
        return await(
                beginning,
                () -> lines.stream().filter(line -> line.startsWith(beginning)).findFirst());
    }

    /** Until its past is told, which it is not before the portal that it has is ready. */
    public void awaitPast() throws InterruptedException {
        awaitLine("Told the past");
    }

    /** Where its GitHub is, and everything else below it. */
    public URI web() {
        return web;
    }

    /** Lets something happen beside the story: {@code story("open", Map.of("by", "hana"))}. */
    public JsonNode story(String kind, Map<String, String> details) throws Exception {
        return json(post(web + "/story/" + kind + "?" + Form.encoded(details)));
    }

    /** Its GitHub answers nothing for so long; zero brings it back. */
    public void outage(Duration time) throws Exception {
        post(web + "/github/outage?seconds=" + time.toSeconds());
    }

    /** A token as somebody gets it who signs in with GitHub. */
    public String userToken(String login) throws Exception {
        var callback =
                Optional.ofNullable(environment.get("TIDEMARK_SANDBOX_REDIRECTS"))
                        .map(all -> all.split(" ", 2)[0]);
        var asked = new LinkedHashMap<String, String>();
        asked.put("client_id", environment.getOrDefault("TIDEMARK_GITHUB_CLIENT_ID", ""));
        asked.put("account", login);
        callback.ifPresent(one -> asked.put("redirect_uri", one));
        var back =
                send(HttpRequest.newBuilder(
                                URI.create(Form.appended(web + "/login/oauth/authorize", asked))))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        var form =
                Map.of(
                        "client_id",
                        environment.getOrDefault("TIDEMARK_GITHUB_CLIENT_ID", ""),
                        "client_secret",
                        environment.getOrDefault("TIDEMARK_GITHUB_CLIENT_SECRET", ""),
                        "code",
                        Form.of(URI.create(back).getRawQuery()).text("code"));
        var request =
                HttpRequest.newBuilder(URI.create(web + "/login/oauth/access_token"))
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(Form.encoded(form)));
        return json(send(request)).path("access_token").asText();
    }

    /** Comments as that account. */
    public void comment(String login, int number, String text) throws Exception {
        write(login, "/issues/" + number + "/comments", Map.of("body", text));
    }

    /** Approves a commit as that account. */
    public void approve(String login, int number, String commit) throws Exception {
        write(
                login,
                "/pulls/" + number + "/reviews",
                Map.of("event", "APPROVE", "commit_id", commit));
    }

    private void write(String login, String path, Map<String, String> body) throws Exception {
        var request =
                authorized(path, userToken(login))
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        json(send(request));
    }

    /** What stands below a pull request, oldest first. */
    public List<String> comments(int number) throws Exception {
        return bodies("/issues/" + number + "/comments", one -> true);
    }

    /** What of it that account said. */
    public List<String> comments(int number, String login) throws Exception {
        return bodies("/issues/" + number + "/comments", one -> isBy(login, one));
    }

    /** What that account said in reviews of that state, oldest first. */
    public List<String> reviews(int number, String login, String state) throws Exception {
        return bodies(
                "/pulls/" + number + "/reviews",
                one -> isBy(login, one) && one.path("state").asText().equals(state));
    }

    private static boolean isBy(String login, JsonNode one) {
        return one.at("/user/login").asText().equals(login);
    }

    private List<String> bodies(String path, Predicate<JsonNode> isMeant) throws Exception {
        var token = environment.getOrDefault("TIDEMARK_GITHUB_TOKEN", "");
        var bodies = new ArrayList<String>();
        for (var one : json(send(authorized(path + "?per_page=100", token)))) {
            if (isMeant.test(one)) {
                bodies.add(one.path("body").asText());
            }
        }
        return bodies;
    }

    private HttpRequest.Builder authorized(String path, String token) {
        return HttpRequest.newBuilder(URI.create(web + "/api/v3/repos/" + REPOSITORY + path))
                .header("Authorization", "Bearer " + token);
    }

    /** The newest comment with that part, once there is one. */
    public String awaitComment(int number, String part) throws InterruptedException {
        return await(
                part,
                () ->
                        comments(number).reversed().stream()
                                .filter(one -> one.contains(part))
                                .findFirst());
    }

    /** Until so many comments with that part stand there. */
    public void awaitComments(int number, String part, int count) throws InterruptedException {
        await(
                count + " times " + part,
                () ->
                        Optional.of(comments(number).stream().filter(one -> one.contains(part)))
                                .filter(all -> all.count() >= count));
    }

    /** What the newest review of that account and state says, once there is one. */
    public String awaitReview(int number, String login, String state) throws InterruptedException {
        return await(
                state + " of " + login,
                () -> reviews(number, login, state).reversed().stream().findFirst());
    }

    private interface Look<T> {
        Optional<T> now() throws Exception;
    }

    private <T> T await(String what, Look<T> look) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                var found = look.now();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no " + what + "; it said " + lines);
    }

    private HttpResponse<String> post(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.noBody()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> reply) throws IOException {
        if (reply.statusCode() / 100 != 2) {
            throw new IOException(reply.statusCode() + " " + reply.body());
        }
        return JSON.readTree(reply.body());
    }

    /** Ends it as the portal's end does. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("it ended badly: " + lines);
        }
    }
}
