package dev.tidemark.access;

import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.App;
import dev.tidemark.sandbox.github.GitHubServer;
import dev.tidemark.sandbox.openid.Client;
import dev.tidemark.sandbox.openid.OpenIdProvider;
import dev.tidemark.sandbox.openid.Person;
import dev.tidemark.sandbox.openid.Person.GitHubAccount;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OpenID provider and a GitHub for the portal under test, on a port that they know of it. */
public final class Providers implements QuarkusTestResourceLifecycleManager {

    static final String SANDBOX = "test.sandbox";

    private static final Account ORGANIZATION = Account.organization(9, "eco-cycle");
    private static final Account JIWON = Account.person(11, "jiwon", "Jiwon", "jiwon@example.org");
    private static final Account HANA = Account.person(12, "hana", "Hana", "hana@example.org");
    private static final Account YUNA = Account.person(13, "yuna", "Yuna", "yuna@example.org");

    private static final List<Person> PEOPLE =
            List.of(
                    person("1", "developer", HANA, "developers"),
                    person("2", "lead", JIWON, "developers", "platform-leads"),
                    person("3", "stranger", YUNA, "visitors"));

    private @Nullable GitHubServer server;

    private static Person person(String subject, String login, Account account, String... groups) {
        return new Person(
                subject,
                login,
                account.name(),
                login + "@example.org",
                List.of(groups),
                new GitHubAccount(account.login(), account.id()));
    }

    @Override
    public Map<String, String> start() {
        try {
            String portal = "http://127.0.0.1:" + freePort();
            server =
                    GitHubServer.start(
                            new GitHubServer.Settings(
                                    0,
                                    ORGANIZATION,
                                    "static-token",
                                    Account.person(8, "portal", "Portal", "portal@example.org"),
                                    5_000,
                                    7,
                                    0,
                                    Clock.systemUTC()));
            server.register(
                    new App("Iv23tidemark", "app secret", List.of(portal + "/sign-in/github")));
            List.of(JIWON, HANA).forEach(server.github()::addAccount);
            server.github().addStranger(YUNA);
            server.github().organization().addTo("platform-leads", JIWON);
            String issuer = server.github().web() + "/openid";
            server.serve(
                    "/openid",
                    new OpenIdProvider(
                            issuer,
                            "/openid",
                            new Client("tidemark", "s3cret:%", List.of(portal + "/sign-in/oidc")),
                            PEOPLE,
                            Clock.systemUTC()));
            return settings(portal, issuer, server);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> settings(String portal, String issuer, GitHubServer server) {
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", portal.substring(portal.lastIndexOf(':') + 1)),
                Map.entry("tidemark.public-url", portal),
                Map.entry(SANDBOX, server.github().web().toString()),
                Map.entry("tidemark.auth", "oidc"),
                Map.entry("tidemark.oidc.url", issuer),
                Map.entry("tidemark.oidc.client-id", "tidemark"),
                Map.entry("tidemark.oidc.client-secret", "s3cret:%"),
                Map.entry("tidemark.oidc.scopes", "profile,groups"),
                Map.entry("tidemark.oidc.name", "the sandbox"),
                Map.entry("tidemark.oidc.github-login-claim", "github_login"),
                Map.entry("tidemark.oidc.github-id-claim", "github_id"),
                Map.entry("tidemark.oidc.required-group", "developers"),
                Map.entry("tidemark.roles", "lead=platform-leads,eco-cycle/platform-leads"),
                Map.entry("tidemark.github.api-url", server.github().api().toString()),
                Map.entry("tidemark.github.web-url", server.github().web().toString()),
                Map.entry("tidemark.github.client-id", "Iv23tidemark"),
                Map.entry("tidemark.github.client-secret", "app secret"),
                Map.entry("tidemark.github.allowed", "org:eco-cycle"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
