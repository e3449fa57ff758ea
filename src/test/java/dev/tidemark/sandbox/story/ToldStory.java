package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.git.GitObjects;
import dev.tidemark.sandbox.git.HashedObjects;
import dev.tidemark.sandbox.github.SimulatedGitHub;
import dev.tidemark.sandbox.github.WebhookRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every webhook of a story's past, without server, portal or waiting. */
public final class ToldStory {

    public static final String SECRET = "It's a Secret to Everybody";

    private static final URI WEB = URI.create("http://127.0.0.1:7419");
    private static final Instant LIVE = Instant.parse("2026-11-23T08:12:00Z");

    private ToldStory() {}

    public static List<WebhookRequest> of(long seed, int weeks, boolean hostile) {
        return of(seed, weeks, hostile, new HashedObjects());
    }

    static List<WebhookRequest> of(long seed, int weeks, boolean hostile, GitObjects objects) {
        var told = new ArrayList<WebhookRequest>();
        var settings = new Story.Settings(seed, LIVE, weeks, 60, hostile, true);
        var github = SimulatedGitHub.silent(WEB, Team.ORGANIZATION, seed, told::add);
        var repository = Story.repository(github, objects, settings);
        repository.addHook(settings.start(), Team.JIWON, URI.create("http://127.0.0.1:1/"), SECRET);
        var story = Story.of(repository, settings);
        while (story.isPast()) {
            story.tellNext(story.next().orElseThrow());
        }
        return told;
    }
}
