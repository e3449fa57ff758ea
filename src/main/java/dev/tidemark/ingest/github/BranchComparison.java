package dev.tidemark.ingest.github;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.github.GitHubApi;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.ingest.DurableAppend;
import dev.tidemark.ingest.PollCursors;
import dev.tidemark.ingest.github.MissingCommits.Gap;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHException;

/**
 * Compares every night what each default branch is with what the log heard of it. A commit that no
 * delivery told of is read from the API, and that nobody told is recorded as a gap.
 */
@ApplicationScoped
class BranchComparison {

    private static final Logger LOG = Logger.getLogger(BranchComparison.class);
    private static final String COMPARED = "compared-until";

    /** A delivery may be minutes late; what is newer is looked at the next time. */
    private static final Duration GRACE = Duration.ofMinutes(30);

    private final GitHubSettings settings;
    private final GitHubApi github;
    private final BranchMoves moves;
    private final DurableAppend log;
    private final PollCursors cursors;
    private final Clock clock;

    BranchComparison(
            GitHubSettings settings,
            GitHubApi github,
            BranchMoves moves,
            DurableAppend log,
            PollCursors cursors,
            Clock clock) {
        this.settings = settings;
        this.github = github;
        this.moves = moves;
        this.log = log;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Scheduled(
            identity = "compare-github-branches",
            cron = "${tidemark.github.compare-cron:0 30 2 * * ?}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void compare() {
        for (String name : settings.repositories()) {
            try {
                compare(name);
            } catch (IOException | SQLException | GHException | LogUnavailable failed) {
                // The next night starts where the last good one ended.
                LOG.warnf(
                        "The default branch of %s could not be compared: %s",
                        name, failed.getMessage());
            }
        }
    }

    /** How many commits were missing. */
    int compare(String name) throws IOException, SQLException {
        moves.catchUp();
        var api = github.connect(pause -> LOG.infof("GitHub asks to wait %s", pause));
        var repository = ApiRepository.of(api.getRepository(name));
        List<String> names = names(repository);
        String ref = repository.defaultRef();
        String head = repository.head();
        if (head == null || !moves.knowsAny(names, ref)) {
            // Nothing was ever heard of it: its past is for the backfill.
            return 0;
        }
        String from = settled(repository, head);
        if (from == null) {
            return 0;
        }
        String source = repository.named().source().toString();
        List<Gap> gaps =
                MissingCommits.in(
                        new FirstParents(repository.api(), from),
                        cursors.get(source, COMPARED).orElse(null),
                        after -> moves.before(names, ref, after));
        for (Gap gap : gaps) {
            record(repository, gap);
        }
        cursors.set(source, COMPARED, from);
        return gaps.stream().mapToInt(gap -> gap.missing().size()).sum();
    }

    /** A clone is known by the repository's name alone. */
    private static List<String> names(ApiRepository repository) {
        Repository byId = repository.repository();
        Repository byName = Repository.byName(byId.host(), repository.named().name());
        return List.of(byId.toString(), byName.toString());
    }

    private @Nullable String settled(ApiRepository repository, String head) throws IOException {
        Instant settledBy = clock.instant().minus(GRACE);
        var branch = new FirstParents(repository.api(), head);
        while (branch.hasNext()) {
            GHCommit commit = branch.next();
            if (commit.getCommitDate().toInstant().isBefore(settledBy)) {
                return commit.getSHA1();
            }
        }
        return null;
    }

    private void record(ApiRepository repository, Gap gap) throws IOException {
        // The gap first: once its commits are in the log it could not be seen any more.
        log.append(Append.of(gapEntry(repository, gap)));
        for (GHCommit commit : gap.missing()) {
            log.append(Append.of(CommitBackfill.entry(repository, commit).stream().toList()));
        }
        LOG.warnf(
                "%d commits of %s had not been told by any delivery",
                gap.missing().size(), repository.named().name());
    }

    private static NewEntry gapEntry(ApiRepository repository, Gap gap) throws IOException {
        Instant from = committedAt(gap.known());
        GHCommit newest = gap.missing().getFirst();
        // Both by the clocks of whoever committed, which need not agree.
        Instant to = latest(from, committedAt(newest));
        String missing =
                gap.missing().size()
                        + " commits of "
                        + repository.api().getDefaultBranch()
                        + " up to "
                        + new Revision(newest.getSHA1()).abbreviated();
        Envelope envelope =
                Envelope.of(
                                Facts.gap(
                                        repository.repository(),
                                        repository.defaultRef(),
                                        new Revision(gap.known().getSHA1()),
                                        new Revision(newest.getSHA1())),
                                Subject.source(repository.named().source().toString()),
                                repository.named().source(),
                                to,
                                ActorProof.API,
                                ObservedBy.POLL)
                        .in(repository.repository());
        return new NewEntry(envelope, new ObservationEvent.Gap(from, to, missing));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant committedAt(GHCommit commit) throws IOException {
        return commit.getCommitDate().toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
