package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;

/** The commit statuses of one repository. */
public final class Statuses {

    private final RepositoryContext context;
    private final IdSequence ids = new IdSequence(38_112_904_511L, 2_221);

    Statuses(RepositoryContext context) {
        this.context = context;
    }

    public void report(
            Instant at,
            Account creator,
            Commit commit,
            String name,
            String state,
            String description) {
        synchronized (context.lock()) {
            add(at, creator, commit, new CommitStatus.Report(name, state, description));
        }
    }

    CommitStatus add(Instant at, Account creator, Commit commit, CommitStatus.Report report) {
        var repository = context.repository();
        var status = new CommitStatus(ids.next(), commit.sha(), creator, report, at);
        repository.statuses.computeIfAbsent(commit.sha(), sha -> new ArrayList<>()).add(status);
        var branches =
                repository.history.branches().entrySet().stream()
                        .filter(branch -> branch.getValue().equals(commit))
                        .map(Map.Entry::getKey)
                        .toList();
        context.emit("status", context.payloads().status(status, commit, branches));
        return status;
    }
}
