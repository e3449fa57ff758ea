package dev.tidemark.sandbox;

import dev.tidemark.sandbox.git.HashedObjects;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.GitHubServer;
import dev.tidemark.sandbox.github.SimulatedGitHub;
import dev.tidemark.sandbox.github.SimulatedRepository;
import dev.tidemark.sandbox.story.Story;
import dev.tidemark.sandbox.story.Team;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A week of story behind a REST API, in this process. */
final class ServedStory implements AutoCloseable {

    static final String TOKEN = "token-of-a-test";
    static final String SECRET = "It's a Secret to Everybody";

    private static final Clock CLOCK = Clock.systemUTC();

    private final Story.Settings settings;
    private final GitHubServer server;
    private final SimulatedRepository repository;

    ServedStory(int requestsPerHour, double lossRate) throws IOException {
        var now = Instant.now(CLOCK).truncatedTo(ChronoUnit.SECONDS);
        settings = new Story.Settings(7, now, 1, 60, false, true);
        server =
                GitHubServer.start(
                        new GitHubServer.Settings(
                                0,
                                Team.ORGANIZATION,
                                TOKEN,
                                Team.PORTAL,
                                requestsPerHour,
                                7,
                                lossRate,
                                CLOCK));
        repository = Story.repository(server.github(), new HashedObjects(), settings);
    }

    void addHook(URI url) {
        repository.addHook(settings.start(), Story.administrator(), url, SECRET);
    }

    int tell() {
        var story = Story.of(repository, settings);
        var objects = new HashedObjects();
        return new Storyteller(story, Journal.none(), server, objects, CLOCK).tellPast();
    }

    void awaitDeliveries() {
        server.awaitDeliveries();
    }

    Story.Settings settings() {
        return settings;
    }

    SimulatedRepository repository() {
        return repository;
    }

    SimulatedGitHub github() {
        return server.github();
    }

    String userToken(Account account) {
        return server.userToken(account);
    }

    URI web() {
        return server.github().web();
    }

    URI api(String path) {
        return URI.create(server.github().api() + path);
    }

    @Override
    public void close() {
        server.close();
    }
}
