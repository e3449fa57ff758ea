package dev.tidemark.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import dev.tidemark.sandbox.RunningSandbox;
import dev.tidemark.sandbox.atlantis.SimulatedAtlantis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The packaged portal and the sandbox, each a process of its own, set up as {@code ./tidemark demo}
 * sets them up; only that nothing happens but what a test lets happen.
 */
final class RunningDemo implements AutoCloseable {

    private static final String CLIENT_SECRET = "client-secret-of-a-test";
    private static final String TOKEN = "token-of-a-test";
    private static final String ATLANTIS_TOKEN = "atlantis-token-of-a-test";
    private static final String INGEST_TOKEN = "ingest-token-of-a-test";
    private static final String TEAMS =
            "lead=platform-leads,eco-cycle/platform-leads;"
                    + "auditor=audit,eco-cycle/audit;admin=admins,eco-cycle/admins";

    private final RunningSandbox sandbox;
    private final PackagedPortal portal;
    private final URI address;

    private RunningDemo(RunningSandbox sandbox, PackagedPortal portal, URI address) {
        this.sandbox = sandbox;
        this.portal = portal;
        this.address = address;
    }

    /** Starts both, and waits until they know each other. */
    static RunningDemo start(Path directory) throws Exception {
        // Each has to know where the other is before it starts, so one of them is told a port.
        int port = freePort();
        var address = URI.create("http://localhost:" + port);
        Path tokens = directory.resolve("ingest-tokens");
        RunningSandbox sandbox =
                RunningSandbox.start(
                        Map.of(
                                "TIDEMARK_GITHUB_WEBHOOK_SECRET",
                                PackagedPortal.SECRET,
                                "TIDEMARK_GITHUB_TOKEN",
                                TOKEN,
                                "TIDEMARK_GITHUB_CLIENT_SECRET",
                                CLIENT_SECRET,
                                "TIDEMARK_OIDC_CLIENT_SECRET",
                                CLIENT_SECRET,
                                "TIDEMARK_ATLANTIS_WEBHOOK_TOKEN",
                                ATLANTIS_TOKEN,
                                "TIDEMARK_INGEST_TOKENS",
                                tokens.toString()),
                        List.of("--still", "--weeks", "0", "--portal", address.toString()));
        try {
            Files.writeString(
                    tokens,
                    "%s/%s %s\n"
                            .formatted(
                                    sandbox.web().getAuthority(),
                                    RunningSandbox.REPOSITORY,
                                    INGEST_TOKEN));
            PackagedPortal portal =
                    PackagedPortal.start(
                            directory.resolve("data"), environment(port, sandbox.web(), tokens));
            sandbox.awaitPast();
            return new RunningDemo(sandbox, portal, address);
        } catch (Exception failed) {
            sandbox.close();
            throw failed;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> environment(int port, URI sandbox, Path tokens) {
        var all = new HashMap<String, String>();
        all.put("TIDEMARK_HTTP_PORT", Integer.toString(port));
        all.put("TIDEMARK_GITHUB_API_URL", sandbox + "/api/v3");
        all.put("TIDEMARK_GITHUB_WEB_URL", sandbox.toString());
        all.put("TIDEMARK_GITHUB_TOKEN", TOKEN);
        all.put("TIDEMARK_GITHUB_REPOSITORIES", RunningSandbox.REPOSITORY);
        all.put("TIDEMARK_GITHUB_CLIENT_ID", "Iv23tidemark");
        all.put("TIDEMARK_GITHUB_CLIENT_SECRET", CLIENT_SECRET);
        all.put("TIDEMARK_GITHUB_ALLOWED", "org:eco-cycle");
        all.put("TIDEMARK_ATLANTIS_URL", sandbox + "/atlantis");
        all.put("TIDEMARK_ATLANTIS_BOT_LOGIN", SimulatedAtlantis.BOT.login());
        all.put("TIDEMARK_ATLANTIS_BOT_ID", Long.toString(SimulatedAtlantis.BOT.id()));
        all.put("TIDEMARK_ATLANTIS_WEBHOOK_TOKEN", ATLANTIS_TOKEN);
        all.put("TIDEMARK_ATLANTIS_LOCKS_EVERY", "5s");
        all.put("TIDEMARK_INGEST_TOKENS", tokens.toString());
        all.put("TIDEMARK_AUTH", "oidc");
        all.put("TIDEMARK_OIDC_URL", sandbox + "/openid");
        all.put("TIDEMARK_OIDC_CLIENT_ID", "tidemark");
        all.put("TIDEMARK_OIDC_CLIENT_SECRET", CLIENT_SECRET);
        all.put("TIDEMARK_OIDC_SCOPES", "profile,groups");
        all.put("TIDEMARK_OIDC_NAME", "one click");
        all.put("TIDEMARK_OIDC_GITHUB_LOGIN_CLAIM", "github_login");
        all.put("TIDEMARK_OIDC_GITHUB_ID_CLAIM", "github_id");
        all.put("TIDEMARK_ROLES", TEAMS);
        return all;
    }

    RunningSandbox sandbox() {
        return sandbox;
    }

    /** A pull request that somebody opens, as {@code docs/sandbox.md} says. */
    Opened open(String author, String change) throws Exception {
        JsonNode said = sandbox.story("open", Map.of("by", author, "change", change));
        return new Opened(
                said.path("number").intValue(),
                said.path("head").asText(),
                said.path("project").asText());
    }

    /**
     * What a test has to know of a pull request.
     *
     * @param project whose plan it changes
     */
    record Opened(int number, String head, String project) {

        String page() {
            return "/changes/" + RunningSandbox.REPOSITORY + "/" + number;
        }

        /** The whole comment by which Atlantis is told to apply it. */
        String command() {
            return "atlantis apply -p " + project;
        }
    }

    /** The same with one more commit by its author. */
    Opened push(Opened change, boolean samePlan) throws Exception {
        JsonNode said =
                sandbox.story(
                        "push",
                        Map.of(
                                "number",
                                Integer.toString(change.number()),
                                "same",
                                Boolean.toString(samePlan)));
        return new Opened(change.number(), said.path("head").asText(), change.project());
    }

    /** The commit that a file of the default branch comes with. */
    String pushToMain(String path, String content) throws Exception {
        return sandbox.story("main", Map.of("path", path, "content", content))
                .path("head")
                .asText();
    }

    /** Its author merges what was applied and closes what was not, as that is what main is. */
    void end(Opened change) throws Exception {
        boolean isApplied =
                sandbox.comments(change.number()).stream()
                        .anyMatch(comment -> comment.contains("Apply complete!"));
        sandbox.story(
                isApplied ? "merge" : "close", Map.of("number", Integer.toString(change.number())));
        // Until then Atlantis plans the project for nobody else.
        sandbox.awaitComment(change.number(), "Locks and plans deleted");
    }

    /** Somebody who is not signed in yet. */
    Colleague at(BrowserContext browser, List<String> complaints) {
        return new Colleague(browser, address.toString(), complaints);
    }

    @Override
    public void close() throws Exception {
        try (sandbox) {
            portal.close();
        }
    }
}
