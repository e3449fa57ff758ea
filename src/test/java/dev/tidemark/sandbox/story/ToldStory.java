package dev.tidemark.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sandbox.ansible.Reports;
import dev.tidemark.sandbox.atlantis.Outbox;
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

    /** What Ansible's callback plugin posts of such a story. */
    public static List<JsonNode> plays(long seed, int weeks) {
        var plays = new ArrayList<JsonNode>();
        of(seed, weeks, false, new HashedObjects(), plays::add);
        return plays;
    }

    static List<WebhookRequest> of(long seed, int weeks, boolean hostile, GitObjects objects) {
        return of(seed, weeks, hostile, objects, Reports.NONE);
    }

    private static List<WebhookRequest> of(
            long seed, int weeks, boolean hostile, GitObjects objects, Reports reports) {
        var told = new ArrayList<WebhookRequest>();
        var settings = new Story.Settings(seed, LIVE, weeks, 60, hostile, true);
        var github = SimulatedGitHub.silent(WEB, Team.ORGANIZATION, seed, told::add);
        var repository = Story.repository(github, objects, settings);
        repository.addHook(settings.start(), Team.JIWON, URI.create("http://127.0.0.1:1/"), SECRET);
        var story = Story.of(repository, settings, Outbox.NONE, reports);
        while (story.isPast()) {
            story.tellNext(story.next().orElseThrow());
        }
        return told;
    }
}
