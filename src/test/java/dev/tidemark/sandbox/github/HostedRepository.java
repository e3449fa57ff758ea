package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One repository and everything in it. Guarded by the {@link SimulatedGitHub} it belongs to. */
final class HostedRepository {

    static final String DEFAULT_BRANCH = "main";

    final long id;
    final Account owner;
    final History history;
    final Instant createdAt;
    final TreeMap<Integer, PullRequest> pullRequests = new TreeMap<>();
    final Map<String, List<CommitStatus>> statuses = new HashMap<>();
    final TreeMap<Long, WorkflowRun> workflowRuns = new TreeMap<>();
    final Set<String> formerNames = new HashSet<>();
    final List<Hook> hooks = new ArrayList<>();
    final List<Listener> listeners = new ArrayList<>();
    final Map<Long, Permission> permissions = new HashMap<>();
    String name;
    Instant updatedAt;
    Instant pushedAt;

    HostedRepository(long id, Account owner, String name, History history, Instant createdAt) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.history = history;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.pushedAt = createdAt;
    }

    String fullName() {
        return owner.login() + "/" + name;
    }

    Optional<PullRequest> pullRequest(int number) {
        return Optional.ofNullable(pullRequests.get(number));
    }

    Optional<PullRequest> openPullRequestOf(String branch) {
        return pullRequests.values().stream()
                .filter(PullRequest::isOpen)
                .filter(pullRequest -> pullRequest.headRef.equals(branch))
                .findFirst();
    }

    /** Newest first, as GitHub lists them. */
    List<CommitStatus> statusesOf(String sha) {
        return statuses.getOrDefault(sha, List.of()).reversed();
    }

    long openIssues() {
        return pullRequests.values().stream().filter(PullRequest::isOpen).count();
    }
}
