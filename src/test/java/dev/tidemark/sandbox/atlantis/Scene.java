package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.SimulatedRepository;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What planning and applying share: one server's state, and whom it talks to. */
record Scene(
        SimulatedRepository repository,
        URI web,
        Reporter reporter,
        Later later,
        Outbox outbox,
        Fate fate,
        Terraform terraform,
        Locks locks,
        Map<Integer, PullState> pulls) {

    static Scene of(
            SimulatedRepository repository,
            URI web,
            Reporter reporter,
            Later later,
            Outbox outbox,
            long seed) {
        return new Scene(
                repository,
                web,
                reporter,
                later,
                outbox,
                new Fate(seed),
                new Terraform(),
                new Locks(),
                new HashMap<>());
    }

    PullState state(PullRequest pullRequest) {
        return pulls.computeIfAbsent(pullRequest.number(), first -> new PullState());
    }

    AtlantisJson json() {
        return new AtlantisJson(web, repository.fullName());
    }

    String lockUrl(Project project) {
        String id = URLEncoder.encode(json().lockName(project), StandardCharsets.UTF_8);
        return web + "/atlantis/lock?id=" + id;
    }

    /** What the default branch says. */
    Settings main(Project project) {
        return Settings.of(repository.branches().tree("main"), project);
    }

    /** What it would say with the pull request merged: Atlantis plans the merge. */
    Settings wanted(PullRequest pullRequest, Project project) {
        return main(project)
                .merging(
                        Settings.of(pullRequest.base().tree(), project),
                        Settings.of(pullRequest.head().tree(), project));
    }
}
