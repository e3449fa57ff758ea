package dev.tidemark.approval.effect;

import dev.tidemark.atlantis.Branches;
import dev.tidemark.database.Leadership;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Repository;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.github.People;
import dev.tidemark.github.Voice;
import dev.tidemark.secret.PortalKey;
import dev.tidemark.web.PublicAddress;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has one portal of several carry out what was decided. More than one would only ask more often.
 */
@ApplicationScoped
class EffectSchedule {

    private static final Logger LOG = Logger.getLogger(EffectSchedule.class);
    private static final long SENDING = 0x6566_6665_6374_0001L;
    private static final Duration APPENDED_WITHIN = Duration.ofSeconds(8);
    private static final Duration READ_WITHIN = Duration.ofSeconds(15);

    private final Leadership leadership;
    private final GitHubSettings github;
    private final Outbox outbox;
    private final Rejecting rejecting;
    private final LogRejections rejections;
    private final EffectAttempts attempts;
    private final EventLog log;
    private final Branches branches;

    /** Rejections that need no look any more; emptied with what it is about. */
    private final Set<String> told = new HashSet<>();

    EffectSchedule(
            AgroalDataSource database,
            EventLog log,
            LogReleases releases,
            LogRejections rejections,
            EffectAttempts attempts,
            Branches branches,
            PersonalTokens tokens,
            People people,
            Voice voice,
            AtlantisComments atlantis,
            PortalKey key,
            GitHubSettings github,
            PublicAddress address,
            Clock clock,
            @ConfigProperty(name = "tidemark.atlantis.executable", defaultValue = "atlantis")
                    String executable) {
        this.leadership = new Leadership(database, SENDING);
        this.github = github;
        this.rejections = rejections;
        this.attempts = attempts;
        this.log = log;
        this.branches = branches;
        var backoff = new Backoff(new SecureRandom());
        var wording = new Wording(address.of(""));
        var marker = new Marker(key);
        var outside = new Outside(voice, tokens, people::permission, releases, this::tip);
        this.outbox =
                new Outbox(
                        new Looking(releases, github),
                        attempts,
                        new Sending(outside, atlantis, wording, marker, executable.strip()),
                        new EffectEntries(URI.create(address.of("/approvals")), clock),
                        this::append,
                        backoff);
        this.rejecting = new Rejecting(voice, tokens, wording, marker, backoff);
    }

    /** Without a token nothing could be looked at before something is said: it waits for one. */
    private record Looking(Outbox.Owed owed, GitHubSettings github) implements Outbox.Owed {

        @Override
        public List<Due> due() throws IOException {
            return owed.due();
        }

        @Override
        public Optional<LetOut> letOut(Due due) throws IOException {
            if (github.token().isEmpty()) {
                throw new IOException(
                        "TIDEMARK_GITHUB_TOKEN is not set, so the pull request cannot be read");
            }
            return owed.letOut(due);
        }
    }

    @Scheduled(
            identity = "send-let-out",
            every = "1s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void send() {
        if (leadership.leads()) {
            outbox.round();
        }
    }

    @Scheduled(
            identity = "tell-rejections",
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void tellRejections() {
        if (github.token().isEmpty() || !leadership.leads()) {
            return;
        }
        try {
            var recent = rejections.recent();
            told.retainAll(recent.stream().map(Rejected::effect).toList());
            for (Rejected rejected : recent) {
                tell(rejected);
            }
        } catch (RuntimeException silent) {
            LOG.debugf("What was rejected is not known now: %s", silent.getMessage());
        }
    }

    private void tell(Rejected rejected) {
        if (told.contains(rejected.effect())) {
            return;
        }
        try {
            Optional<Claim> claim = attempts.claim(rejected.effect(), rejected.request().id());
            if (claim.isPresent()) {
                rejecting.attempt(rejected, claim.get());
            } else if (attempts.isDone(rejected.effect())) {
                told.add(rejected.effect());
            }
        } catch (SQLException failed) {
            LOG.debugf("%s is tried again: %s", rejected.effect(), failed.getMessage());
        }
    }

    @Scheduled(identity = "forget-effect-attempts", every = "24h", delayed = "10m")
    void tidy() {
        try {
            attempts.tidy();
        } catch (SQLException failed) {
            LOG.debugf("Attempts are forgotten another time: %s", failed.getMessage());
        }
    }

    private Optional<String> tip(Repository repository, String branch) throws IOException {
        try {
            return branches.tip(repository, branch)
                    .await()
                    .atMost(READ_WITHIN)
                    .map(tip -> tip.revision().sha());
        } catch (RuntimeException silent) {
            throw new IOException("the log cannot be read now", silent);
        }
    }

    private void append(NewEntry entry) {
        try {
            log.append(Append.of(entry))
                    .toCompletableFuture()
                    .get(APPENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new LogUnavailable("It is not known whether the effect is recorded.", failed);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("The portal is shutting down.", closing);
        }
    }

    /** An attempt that runs is not waited for: it may end anywhere. */
    void close(@Observes ShutdownEvent closing) {
        leadership.close();
    }
}
