package dev.tidemark.sandbox;

import dev.tidemark.sandbox.github.App;
import dev.tidemark.sandbox.openid.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command line of the sandbox. */
final class Options {

    static final String USAGE =
            """
            Usage: Sandbox [option]...
              --portal URL            where Tidemark is; without it nobody is told
              --secret-file FILE      webhook secret (else TIDEMARK_GITHUB_WEBHOOK_SECRET)
              --token-file FILE       token of the REST API (else TIDEMARK_GITHUB_TOKEN)
                                      TIDEMARK_ATLANTIS_WEBHOOK_TOKEN, TIDEMARK_INGEST_TOKENS:
                                      Atlantis posts its webhooks and plans, and Ansible its
                                      plays, with these;
                                      TIDEMARK_ATLANTIS_API_SECRET guards its API
                                      TIDEMARK_SANDBOX_CLUSTER_TOKEN: who shows it may read
                                      the clusters below /clusters/NAME, or cut them off for
                                      a while by POST /clusters/NAME/cut?seconds=N
                                      TIDEMARK_OIDC_CLIENT_ID, TIDEMARK_OIDC_CLIENT_SECRET:
                                      who shows them may let people sign in at /openid and be
                                      called back at TIDEMARK_SANDBOX_REDIRECTS (addresses
                                      with spaces between; else the two that a portal has)
                                      TIDEMARK_GITHUB_CLIENT_ID, TIDEMARK_GITHUB_CLIENT_SECRET:
                                      the app with which people sign in with GitHub
              --port N                where it listens on loopback (7419; 0 for any)
              --seed N                another seed, another story (7)
              --weeks N               length of the past (2)
              --speed X               how much faster than life it goes on (60)
              --live INSTANT          when the past ends (now)
              --git DIR               writes the history into a bare repository there
              --journal FILE          remembers the story, so that it goes on after a restart
              --lose PERCENT          share of webhooks that never arrive (0)
              --rate-limit N          requests that the REST API answers in an hour (5000)
              --still                 nothing happens in the repository but what is asked for by
                                      POST /story/KIND?detail=value and GitHub's API
              --hostile               some texts are meant to break the reader
              --rename                the repository gets another name on the way
              --until-stdin-closes    ends when nobody holds its standard input any more
            """;

    private static final Set<String> SWITCHES =
            Set.of("--hostile", "--rename", "--still", "--until-stdin-closes");
    private static final Set<String> VALUES =
            Set.of(
                    "--portal",
                    "--secret-file",
                    "--token-file",
                    "--port",
                    "--seed",
                    "--weeks",
                    "--speed",
                    "--live",
                    "--git",
                    "--journal",
                    "--lose",
                    "--rate-limit");

    private final Map<String, String> given;
    private final Map<String, String> environment;

    private Options(Map<String, String> given, Map<String, String> environment) {
        this.given = Map.copyOf(given);
        this.environment = Map.copyOf(environment);
    }

    /** Throws {@link IllegalArgumentException} with a sentence for whoever typed it. */
    static Options parse(List<String> arguments, Map<String, String> environment) {
        var given = new HashMap<String, String>();
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var name = rest.pop();
            if (SWITCHES.contains(name)) {
                given.put(name, "");
            } else if (VALUES.contains(name) && !rest.isEmpty()) {
                given.put(name, rest.pop());
            } else {
                throw new IllegalArgumentException(
                        VALUES.contains(name) ? name + " needs a value" : "no option " + name);
            }
        }
        return new Options(given, environment);
    }

    Optional<Portal> portal() {
        return text("--portal").map(address -> new Portal(web(address), secret()));
    }

    private static URI web(String address) {
        var uri = URI.create(address);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "--portal needs an address such as http://host:8080");
        }
        return uri;
    }

    private String secret() {
        var secret = secret("--secret-file", "TIDEMARK_GITHUB_WEBHOOK_SECRET");
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("--portal needs a webhook secret");
        }
        return secret;
    }

    @Nullable String token() {
        return secret("--token-file", "TIDEMARK_GITHUB_TOKEN");
    }

    @Nullable String atlantisWebhookToken() {
        return environment.get("TIDEMARK_ATLANTIS_WEBHOOK_TOKEN");
    }

    @Nullable String atlantisApiSecret() {
        return environment.get("TIDEMARK_ATLANTIS_API_SECRET");
    }

    /** Null lets nobody in. */
    @Nullable String clusterToken() {
        return environment.get("TIDEMARK_SANDBOX_CLUSTER_TOKEN");
    }

    /** Whom the OpenID provider lets people sign in to; without a secret there is no provider. */
    Optional<Client> openIdClient() {
        var secret = environment.getOrDefault("TIDEMARK_OIDC_CLIENT_SECRET", "");
        var id = environment.getOrDefault("TIDEMARK_OIDC_CLIENT_ID", "tidemark");
        return Optional.of(secret)
                .filter(one -> !one.isEmpty())
                .map(one -> new Client(id, one, redirects()));
    }

    /** The GitHub App with which people sign in; without a secret there is none. */
    Optional<App> app() {
        var secret = environment.getOrDefault("TIDEMARK_GITHUB_CLIENT_SECRET", "");
        var id = environment.getOrDefault("TIDEMARK_GITHUB_CLIENT_ID", "Iv23tidemark");
        var callbacks = redirects();
        return Optional.of(secret)
                .filter(one -> !one.isEmpty() && !callbacks.isEmpty())
                .map(one -> new App(id, one, callbacks));
    }

    private List<String> redirects() {
        var given = environment.getOrDefault("TIDEMARK_SANDBOX_REDIRECTS", "").strip();
        if (!given.isEmpty()) {
            return List.of(given.split("\\s+"));
        }
        return text("--portal").stream()
                .flatMap(
                        one -> Stream.of("/sign-in/oidc", "/sign-in/github").map(web(one)::resolve))
                .map(URI::toString)
                .toList();
    }

    /** The token of the first line of the portal's own file: the sandbox has one repository. */
    @Nullable String ingestToken() {
        var file = environment.get("TIDEMARK_INGEST_TOKENS");
        if (file == null || file.isBlank()) {
            return null;
        }
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(parts -> parts.length == 2)
                    .map(parts -> parts[1])
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return (int) number("--port", 7_419, 0, 65_535);
    }

    long seed() {
        return (long) number("--seed", 7, 0, Integer.MAX_VALUE);
    }

    int weeks() {
        return (int) number("--weeks", 2, 0, 520);
    }

    double speed() {
        return number("--speed", 60, 0.01, 100_000);
    }

    double lossRate() {
        return number("--lose", 0, 0, 100) / 100;
    }

    int rateLimit() {
        return (int) number("--rate-limit", 5_000, 1, 1_000_000);
    }

    Optional<Instant> live() {
        try {
            return text("--live").map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--live needs a time such as 2026-11-23T08:00:00Z", e);
        }
    }

    Optional<Path> git() {
        return text("--git").map(Path::of);
    }

    Optional<Path> journal() {
        return text("--journal").map(Path::of);
    }

    boolean hostile() {
        return given.containsKey("--hostile");
    }

    boolean still() {
        return given.containsKey("--still");
    }

    boolean renamed() {
        return given.containsKey("--rename");
    }

    boolean untilStdinCloses() {
        return given.containsKey("--until-stdin-closes");
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    private double number(String name, double otherwise, double least, double most) {
        try {
            double value = text(name).map(Double::parseDouble).orElse(otherwise);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, together with a number that is out of range.
        }
        throw new IllegalArgumentException(
                "%s needs a number from %.0f to %.0f".formatted(name, least, most));
    }

    private @Nullable String secret(String fileOption, String variable) {
        var file = given.get(fileOption);
        if (file == null) {
            return environment.get(variable);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
