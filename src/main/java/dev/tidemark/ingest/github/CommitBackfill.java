package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Commit;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.event.Subject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHCompare;
import org.kohsuke.github.GHRepository;

/**
 * One step of the default branch, from a commit's first parent to it, as a push. Nobody can tell
 * afterwards how it got there; so what it says of people and times is a claim, unless GitHub made
 * the commit itself and signed it.
 */
final class CommitBackfill {

    private static final Logger LOG = Logger.getLogger(CommitBackfill.class);

    /** docs.github.com/rest/commits: a commit's list of files ends there. */
    private static final int MOST_FILES = 3_000;

    private final ApiRepository repository;
    private final GHCommit commit;
    private final List<String> parents;
    private final Set<String> authors = new HashSet<>();
    private final Set<String> paths = new HashSet<>();
    private final List<Commit> commits = new ArrayList<>();

    private CommitBackfill(ApiRepository repository, GHCommit commit) {
        this.repository = repository;
        this.commit = commit;
        this.parents = commit.getParentSHA1s();
    }

    /** The step to this commit; nothing if it does not fit into an entry. */
    static Optional<NewEntry> entry(ApiRepository repository, GHCommit commit) throws IOException {
        try {
            return Optional.of(new CommitBackfill(repository, commit).entry());
        } catch (UnreadablePayload unreadable) {
            LOG.warnf("Commit %s is left out: %s", commit.getSHA1(), unreadable.reason());
            return Optional.empty();
        }
    }

    private NewEntry entry() throws IOException {
        boolean byGitHub = isByGitHub();
        Pushed pushed = pushed();
        Actor author = Accounts.actor(commit::getAuthor);
        Actor committer = Accounts.actor(commit::getCommitter);
        return repository.entry(
                Facts.pushed(
                        repository.repository(), pushed.ref(), pushed.before(), pushed.after()),
                Subject.revision(repository.repository(), pushed.after()),
                committedAt(),
                isWebFlow(committer) || committer == null ? author : committer,
                byGitHub ? ActorProof.API : ActorProof.CLAIMED,
                pushed.after(),
                pushed);
    }

    private Pushed pushed() throws IOException {
        if (parents.size() > 1) {
            readMerged(repository.api());
        } else {
            read(commit, commit.getCommitShortInfo().getMessage());
        }
        int files = 0;
        for (GHCommit.File file : commit.listFiles()) {
            files++;
            paths.add(file.getFileName());
            String previous = file.getPreviousFilename();
            if (previous != null) {
                paths.add(previous);
            }
        }
        var content = PushContent.of(authors, paths, files < MOST_FILES, commits);
        return new Pushed(
                Excerpt.of(repository.defaultRef(), Excerpt.REF),
                parents.isEmpty() ? Revision.NONE : new Revision(parents.getFirst()),
                new Revision(commit.getSHA1()),
                false,
                true,
                content.paths().paths(),
                content.paths().widened(),
                content.authors(),
                content.commits(),
                commits.size());
    }

    /** A merge commit brings everything that its first parent did not have. */
    private void readMerged(GHRepository api) throws IOException {
        api.setCompareUsePaginatedCommits(true);
        var comparison = api.getCompare(parents.getFirst(), commit.getSHA1());
        for (GHCompare.Commit merged : comparison.listCommits().withPageSize(100)) {
            // Its short info is empty: the class keeps what it says in a field of its own.
            read(merged, merged.getCommit().getMessage());
        }
    }

    private void read(GHCommit one, String message) throws IOException {
        Actor author = Accounts.actor(one::getAuthor);
        Actor committer = Accounts.actor(one::getCommitter);
        if (author != null) {
            authors.add(author.login());
        }
        if (committer != null && !isWebFlow(committer)) {
            authors.add(committer.login());
        }
        commits.add(new Commit(new Revision(one.getSHA1()), Excerpt.subject(message), author));
    }

    private boolean isByGitHub() throws IOException {
        var verification = commit.getCommitShortInfo().getVerification();
        return isWebFlow(Accounts.actor(commit::getCommitter))
                && verification != null
                && verification.isVerified();
    }

    private static boolean isWebFlow(@Nullable Actor committer) {
        return committer != null && committer.login().equals(PushReading.WEB_FLOW);
    }

    private Instant committedAt() throws IOException {
        return commit.getCommitDate().toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
