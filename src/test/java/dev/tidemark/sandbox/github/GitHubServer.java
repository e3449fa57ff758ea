package dev.tidemark.sandbox.github;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A simulated GitHub that listens on loopback and sends its webhooks over HTTP. */
public final class GitHubServer implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads;
    private final WebhookSender sender;
    private final SimulatedGitHub github;
    private final UserTokens userTokens;
    private final Outage outage;
    private final RestApi api;
    private final Clock clock;

    private GitHubServer(
            HttpServer http,
            ExecutorService threads,
            WebhookSender sender,
            SimulatedGitHub github,
            Settings settings) {
        this.http = http;
        this.threads = threads;
        this.sender = sender;
        this.github = github;
        this.clock = settings.clock();
        this.userTokens = new UserTokens(github.accounts(), clock);
        this.outage = new Outage(clock);
        this.api = new RestApi(github, settings, userTokens, outage);
        http.setExecutor(threads);
        http.createContext("/", new WebPages(github, settings.token()));
        http.createContext(Links.API_PATH, api);
        http.createContext(Switches.PATH, new Switches(outage, userTokens));
    }

    /**
     * How it runs.
     *
     * @param port 0 for any free one
     * @param owner the only organisation
     * @param token what clients of the REST API must show, and of Git as their password; null lets
     *     nobody in
     * @param tokenOwner whose token that is
     * @param requestsPerHour the primary rate limit
     * @param seed of GUIDs and of which deliveries are lost
     * @param lossRate share of deliveries that never arrive
     */
    public record Settings(
            int port,
            Account owner,
            @Nullable String token,
            Account tokenOwner,
            int requestsPerHour,
            long seed,
            double lossRate,
            Clock clock) {}

    public static GitHubServer start(Settings settings) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        var http = HttpServer.create(new InetSocketAddress(loopback, settings.port()), 0);
        var web =
                URI.create(
                        "http://" + loopback.getHostAddress() + ":" + http.getAddress().getPort());
        var sender = new WebhookSender(settings.clock());
        var webhooks = new Webhooks(settings.seed(), settings.lossRate(), sender, settings.clock());
        var github = new SimulatedGitHub(web, settings.owner(), webhooks, settings.clock());
        github.addAccount(settings.tokenOwner());
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var server = new GitHubServer(http, threads, sender, github, settings);
        http.start();
        return server;
    }

    public SimulatedGitHub github() {
        return github;
    }

    /** Lets people sign in with an app, whose user tokens the API takes from then on. */
    public void register(App app) {
        userTokens.of(app);
        http.createContext(SignIn.PATH, new SignIn(github, app, userTokens, outage, clock));
    }

    /** A user token as an app would get it of that account. */
    public String userToken(Account account) {
        return userTokens.issue(account).access();
    }

    /** From now on requests that change something wait for their turn. */
    public void take(Turns turns) {
        api.take(turns);
    }

    /** Makes a request again that changed something before. */
    public void again(Written written, Instant at) {
        api.again(written, at);
    }

    /** Serves another tool's pages below a path of the same port. */
    public void serve(String path, HttpHandler handler) {
        http.createContext(path, handler);
    }

    /** Waits until every delivery so far was attempted. */
    public void awaitDeliveries() {
        sender.awaitIdle();
    }

    @Override
    public void close() {
        http.stop(0);
        sender.close();
        threads.close();
    }
}
