package dev.tidemark.ingest.policy;

import dev.tidemark.database.Leadership;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.github.GitHubApi;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.ingest.DurableAppend;
import dev.tidemark.ingest.policy.PolicyRepository.Head;
import dev.tidemark.policy.PolicySettings;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHException;
import org.kohsuke.github.HttpException;

/**
 * Follows the log for pushes that may have changed the policy, asks GitHub for the file then and
 * now and then, and records freezes, in one of all portals. Two would record nothing twice.
 */
@ApplicationScoped
class PolicyWatch {

    private static final Logger LOG = Logger.getLogger(PolicyWatch.class);
    private static final long WATCHING = 0x706f_6c69_6379_0001L;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    private final PolicySettings settings;
    private final GitHubSettings github;
    private final GitHubApi api;
    private final EventLog log;
    private final DurableAppend append;
    private final WatchStore store;
    private final Clock clock;
    private final Duration every;
    private final Leadership leadership;
    private final Staleness staleness = new Staleness();
    private Instant nextLook = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    PolicyWatch(
            PolicySettings settings,
            GitHubSettings github,
            GitHubApi api,
            EventLog log,
            DurableAppend append,
            WatchStore store,
            AgroalDataSource database,
            Clock clock,
            @ConfigProperty(name = "tidemark.policy.look-every", defaultValue = "5m")
                    Duration every) {
        this.settings = settings;
        this.github = github;
        this.api = api;
        this.log = log;
        this.append = append;
        this.store = store;
        this.clock = clock;
        this.every = every;
        this.leadership = new Leadership(database, WATCHING);
    }

    @Scheduled(
            identity = "follow-policy",
            every = "${tidemark.policy.follow-every:5s}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void follow() {
        Optional<String> repository =
                settings.repository().filter(GitHubSettings::isRepositoryName);
        if (repository.isEmpty()) {
            return;
        }
        try {
            if (leadership.leads()) {
                follow(repository.get());
            }
        } catch (SQLException | LogUnavailable failed) {
            LOG.debugf("The policy is followed later: %s", failed.getMessage());
        }
    }

    private void follow(String name) throws SQLException {
        var tail = new LogTail(log, name);
        WatchState before = store.state(name);
        WatchState read = before.with(tail.read(before.known()));
        WatchState state = new WindowLog(append, clock).record(read, name);
        state = state.with(tail.read(state.known()));
        if (!state.equals(before)) {
            store.store(name, state);
        }
        Instant now = clock.instant();
        boolean isMoved = !state.known().brought().isEmpty() || state.known().pullsMoved();
        if (!now.isBefore(notBefore) && (isMoved || !now.isBefore(nextLook))) {
            look(name, state, tail);
        }
    }

    private void look(String name, WatchState state, LogTail tail) throws SQLException {
        Instant now = clock.instant();
        notBefore = now.plus(AFTER_TROUBLE);
        if (github.token().isEmpty()) {
            store.failed(name, "TIDEMARK_GITHUB_TOKEN is not set");
            return;
        }
        try {
            var connection = api.connect(pause -> LOG.infof("GitHub asks to wait %s", pause));
            var repository =
                    new GitHubPolicyRepository(
                            connection.getRepository(name), github.publicUrl() + "/policy");
            look(name, state, tail, repository);
            nextLook = now.plus(every);
            notBefore = now;
        } catch (IOException | GHException failed) {
            store.failed(name, words(failed));
            LOG.debugf("The policy of %s could not be looked at: %s", name, words(failed));
        }
    }

    /** One look at a repository, as {@link #follow} makes it. */
    void look(String name, WatchState before, LogTail tail, PolicyRepository repository)
            throws IOException, SQLException {
        WatchState state = before;
        Optional<Head> head = repository.head();
        if (head.isPresent()) {
            var branch =
                    new BranchLook(
                            repository,
                            new VersionLog(append, clock),
                            tail::read,
                            staleness,
                            clock);
            state = state.with(branch.look(state.known(), head.get()));
            state = toTell(before, state);
            store.store(name, state);
        }
        var pulls = new PullLook(repository);
        state = pulls.look(state);
        store.store(name, state);
        store.looked(name, clock.instant(), pulls.trouble());
    }

    static WatchState toTell(WatchState before, WatchState state) {
        Version newest = state.known().newest();
        return newest == null || newest.equals(before.known().newest())
                ? state
                : state.telling(newest.commit());
    }

    /** GitHub's own words may repeat what was asked, so they are not shown. */
    private static String words(Exception failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException answered && answered.getResponseCode() > 0) {
                return "GitHub answered " + answered.getResponseCode();
            }
            if (cause instanceof FileNotFoundException) {
                return "GitHub answered 404";
            }
        }
        return "GitHub does not answer";
    }

    /** A look that is under way is not waited for: the next portal looks again. */
    void close(@Observes ShutdownEvent closing) {
        leadership.close();
    }
}
