package dev.tidemark.approval;

import dev.tidemark.database.Leadership;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.ExpectedHead;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.FoldedToHead.NotNow;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Writes down which decisions became void, in one of all portals. Nothing depends on it: whoever
 * decides or acts folds the plan anew.
 */
@ApplicationScoped
class Voiding {

    private static final Logger LOG = Logger.getLogger(Voiding.class);
    private static final long VOIDING = 0x7469_6465_766f_6964L;
    private static final int AT_ONCE = 200;

    private final DataSource database;
    private final AtHeadReading reading;
    private final Entries entries;
    private final EventLog log;
    private final Clock clock;
    private final Leadership leadership;

    /** How long the log was at the last look: while it is as long, nothing moved. */
    private long looked = -1;

    @Inject
    Voiding(
            DataSource database,
            AtHeadReading reading,
            Entries entries,
            EventLog log,
            Clock clock) {
        this.database = database;
        this.reading = reading;
        this.entries = entries;
        this.log = log;
        this.clock = clock;
        this.leadership = new Leadership(database, VOIDING);
    }

    @Scheduled(
            identity = "void-approvals",
            every = "2s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void lead() {
        try {
            long size = log.size();
            if (leadership.leads() && size != looked) {
                run();
                looked = size;
            }
        } catch (SQLException | NotNow | LogUnavailable | CompletionException passing) {
            LOG.debugf("Lapse approvals are looked for later: %s", passing.getMessage());
        }
    }

    /** Looks once at all that people decided and nobody acted on yet. */
    void run() throws SQLException {
        held().forEach(this::look);
    }

    private List<String> held() throws SQLException {
        var ids = new ArrayList<String>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                select document from view.approval
                                where held > 0 order by decided_at desc limit ?
                                """)) {
            statement.setInt(1, AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids(Documents.read(rows.getString(1), ChangeApprovals.class)).forEach(ids::add);
                }
            }
        }
        return ids;
    }

    private static Stream<String> ids(ChangeApprovals approvals) {
        return approvals.facts().stream()
                .map(fact -> fact.request().id())
                .distinct()
                .filter(id -> !Lapse.held(approvals.of(id)).isEmpty());
    }

    /** What moves meanwhile is looked at the next time. */
    private void look(String requestId) {
        Optional<AtHeadReading.Read> read = reading.of(requestId);
        read.flatMap(each -> each.change().situation(requestId, clock.instant()))
                .ifPresent(situation ->
                        Lapse.of(situation)
                                .ifPresent(found -> append(situation, found, read.orElseThrow())));
    }

    private void append(Situation situation, Lapse found, AtHeadReading.Read read) {
        var expected =
                new ExpectedHead(read.subjects(situation.standing().request()), read.position());
        log.append(Append.of(entries.voided(situation.standing(), found)).expecting(expected))
                .toCompletableFuture()
                .join();
    }

    void close(@Observes ShutdownEvent closing) {
        leadership.close();
    }
}
