package dev.tidemark.ingest.github;

import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Appended;
import dev.tidemark.github.GitHubApi;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.ingest.DurableAppend;
import dev.tidemark.ingest.PollCursors;
import dev.tidemark.ingest.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHDirection;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestQueryBuilder.Sort;
import org.kohsuke.github.GitHub;

/**
 * Reads a repository's past from GitHub's API into the log: its pull requests, their reviews and
 * merges, and the commits of its default branch. Goes on where it was interrupted; run again, it
 * reads what is new. Blocking.
 */
@ApplicationScoped
public class Backfill {

    private static final String PULL_NUMBER = "backfill-pull-number";
    private static final String PULLS_SINCE = "backfill-pulls-since";
    private static final String WALK = "backfill-walk";
    private static final String NONE = "-";
    private static final int PAGE = 100;

    private final GitHubApi github;
    private final DurableAppend log;
    private final PollCursors cursors;
    private final Statements statements;
    private final GitHubMapper mapper;
    private final Clock clock;

    Backfill(
            GitHubApi github,
            DurableAppend log,
            PollCursors cursors,
            Statements statements,
            GitHubMapper mapper,
            Clock clock) {
        this.github = github;
        this.log = log;
        this.cursors = cursors;
        this.statements = statements;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Is told how far it is. */
    public interface Listener {

        /**
         * After each pull request and each commit.
         *
         * @param added entries that the log did not have
         */
        void progress(int pullRequests, int commits, int added);

        /** GitHub's rate limit is reached. */
        void waiting(Duration pause);
    }

    /**
     * Fills the log with a repository's past.
     *
     * @param name {@code owner/name}
     */
    public void run(String name, Listener listener) throws IOException, SQLException {
        if (!GitHubSettings.isRepositoryName(name)) {
            throw new IOException("a repository is owner/name, not " + name);
        }
        GitHub connection = github.connect(listener::waiting);
        var repository = ApiRepository.of(connection.getRepository(name));
        var run = new Run(repository, listener);
        try {
            run.readPullRequests();
            run.readBranch();
        } catch (GHException whilePaging) {
            throw new IOException(whilePaging.getMessage(), whilePaging);
        }
    }

    private final class Run {

        private final ApiRepository repository;
        private final Listener listener;
        private final String source;
        private int pullRequests;
        private int commits;
        private int added;

        Run(ApiRepository repository, Listener listener) {
            this.repository = repository;
            this.listener = listener;
            this.source = repository.named().source().toString();
        }

        void readPullRequests() throws IOException, SQLException {
            Instant start = clock.instant();
            Optional<String> since = cursors.get(source, PULLS_SINCE);
            if (since.isPresent()) {
                readUpdatedSince(Instant.parse(since.get()));
            } else {
                readAll(Long.parseLong(cursors.get(source, PULL_NUMBER).orElse("0")));
            }
            cursors.set(source, PULLS_SINCE, start.toString());
        }

        /** In the order of their numbers, so that an interrupted run knows where it was. */
        private void readAll(long done) throws IOException, SQLException {
            for (GHPullRequest pullRequest : pullRequests(Sort.CREATED, GHDirection.ASC)) {
                if (pullRequest.getNumber() > done) {
                    read(pullRequest);
                    cursors.set(source, PULL_NUMBER, Integer.toString(pullRequest.getNumber()));
                }
            }
        }

        private void readUpdatedSince(Instant since) throws IOException {
            for (GHPullRequest pullRequest : pullRequests(Sort.UPDATED, GHDirection.DESC)) {
                if (pullRequest.getUpdatedAt().toInstant().isBefore(since)) {
                    return;
                }
                read(pullRequest);
            }
        }

        private Iterable<GHPullRequest> pullRequests(Sort sort, GHDirection direction) {
            return repository
                    .api()
                    .queryPullRequests()
                    .state(GHIssueState.ALL)
                    .sort(sort)
                    .direction(direction)
                    .list()
                    .withPageSize(PAGE);
        }

        private void read(GHPullRequest pullRequest) throws IOException {
            append(PullRequestBackfill.entries(repository, pullRequest));
            var said = new StatementBackfill(repository, statements, mapper.version());
            for (Append append : said.read(pullRequest)) {
                append(append);
            }
            pullRequests++;
            listener.progress(pullRequests, commits, added);
        }

        /** First the rest of an interrupted walk, then from today's head to where that began. */
        void readBranch() throws IOException, SQLException {
            Walk before = Walk.parse(cursors.get(source, WALK).orElse(null));
            if (before.next() != null) {
                walk(before);
            }
            String head = repository.head();
            if (head != null && !head.equals(before.tip())) {
                walk(new Walk(head, head, before.tip()));
            }
        }

        private void walk(Walk walk) throws IOException, SQLException {
            String from = Objects.requireNonNull(walk.next());
            var branch = new FirstParents(repository.api(), from);
            while (branch.hasNext() && !Objects.equals(branch.following(), walk.until())) {
                GHCommit commit = branch.next();
                append(CommitBackfill.entry(repository, commit).stream().toList());
                commits++;
                var rest = new Walk(walk.tip(), branch.following(), walk.until());
                cursors.set(source, WALK, rest.toString());
                listener.progress(pullRequests, commits, added);
            }
            cursors.set(source, WALK, new Walk(walk.tip(), null, null).toString());
        }

        private void append(List<NewEntry> entries) {
            append(Append.of(entries));
        }

        private void append(Append append) {
            for (Appended appended : log.append(append)) {
                if (appended instanceof Appended.New) {
                    added++;
                }
            }
        }
    }

    /**
     * A walk down a branch.
     *
     * @param tip where it began
     * @param next where it goes on; null if it is done
     * @param until where it ends, if not at the root
     */
    private record Walk(@Nullable String tip, @Nullable String next, @Nullable String until) {

        static Walk parse(@Nullable String text) {
            String[] parts = text == null ? new String[0] : text.split(" ", -1);
            return parts.length == 3
                    ? new Walk(part(parts[0]), part(parts[1]), part(parts[2]))
                    : new Walk(null, null, null);
        }

        private static @Nullable String part(String part) {
            return part.equals(NONE) ? null : part;
        }

        @Override
        public String toString() {
            return Objects.requireNonNullElse(tip, NONE)
                    + " "
                    + Objects.requireNonNullElse(next, NONE)
                    + " "
                    + Objects.requireNonNullElse(until, NONE);
        }
    }
}
