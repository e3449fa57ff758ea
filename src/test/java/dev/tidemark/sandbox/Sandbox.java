package dev.tidemark.sandbox;

import dev.tidemark.sandbox.ansible.Reports;
import dev.tidemark.sandbox.atlantis.Outbox;
import dev.tidemark.sandbox.git.BareClone;
import dev.tidemark.sandbox.git.GitObjects;
import dev.tidemark.sandbox.git.HashedObjects;
import dev.tidemark.sandbox.github.GitHubServer;
import dev.tidemark.sandbox.github.SimulatedRepository;
import dev.tidemark.sandbox.openid.Client;
import dev.tidemark.sandbox.openid.OpenIdProvider;
import dev.tidemark.sandbox.story.Staff;
import dev.tidemark.sandbox.story.Story;
import dev.tidemark.sandbox.story.Team;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The sandbox's process: starts the simulated sources and tells the story until it is ended. */
public final class Sandbox {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String OPENID = "/openid";

    private Sandbox() {}

    public static void main(String[] arguments) throws InterruptedException {
        // The server's threads would keep a process alive that tells nothing any more.
        Thread.currentThread()
                .setUncaughtExceptionHandler((main, bug) -> {
                    bug.printStackTrace();
                    Runtime.getRuntime().halt(1);
                });
        try {
            run(Options.parse(List.of(arguments), System.getenv()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
        } catch (BindException e) {
            System.err.println("Another process listens on that port: choose another --port");
            System.exit(1);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Cannot read or write: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(Options options) throws IOException, InterruptedException {
        var settings = settings(options);
        var portal = options.portal();
        var journal =
                options.journal().isPresent()
                        ? Journal.open(options.journal().get(), settings)
                        : Journal.none();
        var objects = objects(options);
        var server = GitHubServer.start(serverSettings(options));
        if (options.untilStdinCloses()) {
            endWithStdin();
        }
        // At once: a portal asks for it while it starts.
        options.openIdClient().ifPresent(client -> serveOpenId(server, client));
        options.app().ifPresent(server::register);
        var repository = Story.repository(server.github(), objects, settings);
        announce(server, repository);
        if (portal.isPresent()) {
            portal.get().awaitReady();
            repository.addHook(
                    settings.start(),
                    Story.administrator(),
                    portal.get().webhook(),
                    portal.get().secret());
        }
        var posts =
                portal.map(one ->
                        new Posts(one, options.atlantisWebhookToken(), options.ingestToken()));
        var outbox = posts.<Outbox>map(one -> one).orElse(Outbox.NONE);
        var reports = posts.<Reports>map(one -> one).orElse(Reports.NONE);
        var story =
                options.still()
                        ? Story.still(repository, settings, outbox)
                        : Story.of(repository, settings, outbox, reports);
        var clusters = Clusters.named(CLOCK, "staging", "production");
        story.deployTo(clusters.all());
        var pages = new AtlantisPages(story.atlantis(), options.atlantisApiSecret(), CLOCK);
        var storyteller = new Storyteller(story, journal, server, objects, CLOCK);
        server.take(storyteller);
        server.serve(ImpromptuPages.PATH, new ImpromptuPages(storyteller, story.impromptu()));
        tellPast(storyteller);
        // Not before: whoever asked meanwhile would see locks of last week, and see them go.
        server.serve(AtlantisPages.PATH, pages);
        clusters.serveAt(server, options.clusterToken());
        posts.ifPresent(Posts::awaitIdle);
        posts.ifPresent(Posts::goLive);
        storyteller.tellOn();
    }

    private static void serveOpenId(GitHubServer server, Client client) {
        var issuer = server.github().web() + OPENID;
        server.serve(OPENID, new OpenIdProvider(issuer, OPENID, client, Staff.ALL, CLOCK));
    }

    private static void announce(GitHubServer server, SimulatedRepository repository) {
        say(
                "Sandbox ready: GitHub at %s, its API at %s, repository %s"
                        .formatted(
                                server.github().web(),
                                server.github().api(),
                                repository.fullName()));
    }

    private static Story.Settings settings(Options options) throws IOException {
        var now = options.live().orElseGet(CLOCK::instant).truncatedTo(ChronoUnit.SECONDS);
        var live = options.journal().isPresent() ? Journal.live(options.journal().get(), now) : now;
        return new Story.Settings(
                options.seed(),
                live,
                options.weeks(),
                options.speed(),
                options.hostile(),
                options.renamed());
    }

    private static GitHubServer.Settings serverSettings(Options options) {
        return new GitHubServer.Settings(
                options.port(),
                Team.ORGANIZATION,
                options.token(),
                Team.PORTAL,
                options.rateLimit(),
                options.seed(),
                options.lossRate(),
                CLOCK);
    }

    private static GitObjects objects(Options options) throws IOException {
        return options.git().isPresent()
                ? BareClone.at(options.git().get(), "main")
                : new HashedObjects();
    }

    private static void tellPast(Storyteller storyteller) {
        var start = CLOCK.instant();
        int told = storyteller.tellPast();
        var took = Duration.between(start, Instant.now(CLOCK));
        say("Told the past, %d things, in %.1f s".formatted(told, took.toMillis() / 1_000.0));
    }

    /** Whoever started the sandbox holds its standard input, and lets go of it even by dying. */
    private static void endWithStdin() {
        Thread.ofPlatform()
                .daemon()
                .name("stdin")
                .start(() -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // As good as closed.
                    }
                    System.exit(0);
                });
    }

    private static void say(String sentence) {
        System.out.println(sentence);
        System.out.flush();
    }
}
