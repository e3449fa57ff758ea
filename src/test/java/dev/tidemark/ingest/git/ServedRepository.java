package dev.tidemark.ingest.git;

import dev.tidemark.sandbox.git.BareClone;
import dev.tidemark.sandbox.git.GitObjects;
import dev.tidemark.sandbox.github.Branches.Draft;
import dev.tidemark.sandbox.github.GitHubServer;
import dev.tidemark.sandbox.github.SimulatedRepository;
import dev.tidemark.sandbox.story.Story;
import dev.tidemark.sandbox.story.Team;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sandbox's repository as its story begins, to be fetched over HTTP. */
final class ServedRepository implements AutoCloseable {

    static final String TOKEN = "token-of-a-test";
    static final String NAME = "eco-cycle/backend";

    private static final Instant BEGINNING = Instant.parse("2026-11-20T08:00:00Z");

    private final GitObjects objects;
    private final GitHubServer server;
    private final SimulatedRepository repository;

    ServedRepository(Path directory) throws IOException {
        objects = BareClone.at(directory, "main");
        server =
                GitHubServer.start(
                        new GitHubServer.Settings(
                                0,
                                Team.ORGANIZATION,
                                TOKEN,
                                Team.PORTAL,
                                5_000,
                                7,
                                0,
                                Clock.systemUTC()));
        var settings = new Story.Settings(7, BEGINNING, 1, 60, false, false);
        repository = Story.repository(server.github(), objects, settings);
        objects.publish();
    }

    String head() {
        return repository.branches().head("main").sha();
    }

    /** One file changed on the default branch. */
    String push(String path, String content) {
        var draft = new Draft("Change " + path, Map.of(path, content));
        var pushed =
                repository
                        .branches()
                        .push(BEGINNING, Story.administrator(), "main", List.of(draft));
        objects.publish();
        return pushed.sha();
    }

    void rename(String name) {
        repository.rename(BEGINNING, Story.administrator(), name);
    }

    String cloneUrl() {
        return server.github().web() + "/" + NAME + ".git";
    }

    /** What a portal would be told to watch it. */
    MirrorSettings settings(Path dataDirectory) {
        return new MirrorSettings(
                Optional.empty(),
                server.github().api(),
                Optional.of(TOKEN),
                Optional.of(List.of(NAME)),
                dataDirectory);
    }

    void goDown() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        objects.close();
    }
}
