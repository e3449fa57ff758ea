package dev.tidemark.sandbox.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.sandbox.git.Directory;
import dev.tidemark.sandbox.git.HashedObjects;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.Branches.Draft;
import dev.tidemark.sandbox.github.Comment;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.Review;
import dev.tidemark.sandbox.github.SimulatedGitHub;
import dev.tidemark.sandbox.github.SimulatedRepository;
import dev.tidemark.sandbox.github.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/** A repository with an Atlantis whose time a test lets pass. */
final class Site implements Outbox {

    static final Account HANA = Account.person(1, "hana", "Hana", "hana@example.org");
    static final Account JIWON = Account.person(2, "jiwon", "Jiwon", "jiwon@example.org");

    private static final URI WEB = URI.create("http://127.0.0.1:7419");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<Consumer<Instant>> acts = new ArrayDeque<>();
    private final List<WebhookRequest> told = new ArrayList<>();
    final List<JsonNode> webhooks = new ArrayList<>();
    final List<Map<String, String>> queries = new ArrayList<>();
    final List<JsonNode> plans = new ArrayList<>();
    final SimulatedRepository repository;
    final SimulatedAtlantis atlantis;
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    Site(long seed) {
        var organization = Account.organization(9, "eco-cycle");
        var github = SimulatedGitHub.silent(WEB, organization, seed, told::add);
        List.of(HANA, JIWON, SimulatedAtlantis.BOT).forEach(github::addAccount);
        repository = github.createRepository("backend", new HashedObjects(), tree(), HANA, now);
        repository.addHook(now, HANA, URI.create("http://127.0.0.1:1/"), "secret");
        Later later = (wait, act) -> acts.add(act);
        atlantis = SimulatedAtlantis.of(repository, WEB, later, this, Set.of("jiwon"), seed);
    }

    private static Directory tree() {
        return Directory.EMPTY
                .with("README.md", "# backend\n")
                .with("terraform/main.tf", "owner = \"platform\"\n")
                .with("terraform/modules/dns/records.tf", "ttl = 300\n")
                .with("terraform/modules/data/variables.tf", "volume_gib = 120\n")
                .with("terraform/modules/cluster/variables.tf", "version = \"1.33\"\n")
                .with("terraform/modules/network/variables.tf", "nat_gateways = 1\n")
                .with("terraform/env/staging.tfvars", "workers = 2\n")
                .with(
                        "terraform/env/production.tfvars",
                        "workers = 4\npassword_rotated = \"2026-08\"\n");
    }

    PullRequest open(String branch, String path, String content) {
        push(branch, path, content);
        var text = new PullRequest.Text("Change " + path, "", false);
        return repository.pullRequests().open(tick(), HANA, branch, text);
    }

    void push(String branch, String path, String content) {
        var draft = new Draft("Change " + path, Map.of(path, content));
        repository.branches().push(tick(), HANA, branch, List.of(draft));
    }

    void say(PullRequest pullRequest, Account by, String text) {
        repository.pullRequests().comment(tick(), by, pullRequest, text);
    }

    void approve(PullRequest pullRequest) {
        repository.pullRequests().review(tick(), JIWON, pullRequest, Review.State.APPROVED, "");
    }

    private Instant tick() {
        now = now.plus(Duration.ofSeconds(5));
        return now;
    }

    /** Lets Atlantis do everything that it is about to do. */
    void pass() {
        while (!acts.isEmpty()) {
            acts.remove().accept(tick());
        }
    }

    /** Lets it do so much of it. */
    void pass(int steps) {
        for (int i = 0; i < steps; i++) {
            acts.remove().accept(tick());
        }
    }

    /** What Atlantis commented, oldest first. */
    List<String> comments(PullRequest pullRequest) {
        return pullRequest.comments().stream()
                .filter(one -> one.user().equals(SimulatedAtlantis.BOT))
                .map(Comment::body)
                .toList();
    }

    String lastComment(PullRequest pullRequest) {
        return comments(pullRequest).getLast();
    }

    /** Context, state and description of each status by Atlantis. */
    List<String> statuses() {
        return told.stream()
                .filter(one -> one.event().equals("status"))
                .map(one -> json(one.body()))
                .map(one ->
                        one.path("context").textValue()
                                + " | "
                                + one.path("state").textValue()
                                + " | "
                                + one.path("description").textValue())
                .toList();
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void webhook(JsonNode body) {
        webhooks.add(body);
    }

    @Override
    public void planJson(Map<String, String> query, JsonNode plan) {
        queries.add(query);
        plans.add(plan);
    }
}
