package dev.tidemark.sandbox.github;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** One status that somebody reported for a commit; later ones of a context win. */
record CommitStatus(long id, String sha, Account creator, Report report, Instant createdAt) {

    /** What was reported. */
    record Report(String context, String state, String description) {}

    /** The newest of each context. */
    static List<CommitStatus> latest(List<CommitStatus> newestFirst) {
        var latest = new LinkedHashMap<String, CommitStatus>();
        newestFirst.forEach(status -> latest.putIfAbsent(status.report().context(), status));
        return List.copyOf(latest.values());
    }

    /** GitHub's verdict over all contexts. */
    static String combined(List<CommitStatus> latest) {
        var states = latest.stream().map(status -> status.report().state()).toList();
        if (states.contains("error") || states.contains("failure")) {
            return "failure";
        }
        return states.isEmpty() || states.contains("pending") ? "pending" : "success";
    }
}
