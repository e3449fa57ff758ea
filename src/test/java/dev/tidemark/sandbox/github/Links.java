package dev.tidemark.sandbox.github;

import java.net.URI;

/** Addresses, laid out as on a GitHub server of one's own: pages at the root, API below it. */
record Links(URI web) {

    static final String API_PATH = "/api/v3";

    String html(HostedRepository repository) {
        return web + "/" + repository.fullName();
    }

    String html(HostedRepository repository, PullRequest pullRequest) {
        return html(repository) + "/pull/" + pullRequest.number;
    }

    String api() {
        return web + API_PATH;
    }

    String api(HostedRepository repository) {
        return api() + "/repos/" + repository.fullName();
    }

    String api(HostedRepository repository, PullRequest pullRequest) {
        return api(repository) + "/pulls/" + pullRequest.number;
    }

    String issue(HostedRepository repository, PullRequest pullRequest) {
        return api(repository) + "/issues/" + pullRequest.number;
    }
}
