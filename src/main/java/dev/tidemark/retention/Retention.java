package dev.tidemark.retention;

import dev.tidemark.database.Leadership;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.projection.FoldedToHead;
import dev.tidemark.retention.DueDocuments.Due;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Deletes documents whose time is over and that nobody holds, in one of all portals. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final long DELETING = 0x7265_7461_696e_0001L;
    private static final int AT_ONCE = 100;

    /** Holds that come while documents are deleted are looked up again; hardly ever twice. */
    private static final int TRIES = 5;

    private final RetentionSettings settings;
    private final DueDocuments documents;
    private final HoldsNow holds;
    private final HeldDocuments held;
    private final RetentionLog log;
    private final Clock clock;
    private final AgroalDataSource database;

    Retention(
            RetentionSettings settings,
            DueDocuments documents,
            HoldsNow holds,
            HeldDocuments held,
            RetentionLog log,
            AgroalDataSource database,
            Clock clock) {
        this.settings = settings;
        this.documents = documents;
        this.holds = holds;
        this.held = held;
        this.log = log;
        this.clock = clock;
        this.database = database;
    }

    @Scheduled(
            identity = "retention",
            every = "${tidemark.retention-every:24h}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        if (settings.rules().isEmpty()) {
            return;
        }
        try (var leadership = new Leadership(database, DELETING)) {
            boolean isDone = !leadership.isHeld();
            for (int i = 0; i < TRIES && !isDone; i++) {
                isDone = deleteAll();
            }
        } catch (SQLException | LogUnavailable | FoldedToHead.NotNow failed) {
            LOG.warnf("Retention goes on at its next time: %s", failed.getMessage());
        }
    }

    /** Whether nothing was held or released meanwhile. */
    private boolean deleteAll() throws SQLException {
        List<Due> due = documents.at(clock.instant());
        if (due.isEmpty()) {
            return true;
        }
        HoldsNow.At now = holds.head();
        Set<String> spared = held.of(now.holds());
        List<Due> free = due.stream().filter(each -> !spared.contains(each.sha256())).toList();
        for (int from = 0; from < free.size(); from += AT_ONCE) {
            List<Due> some = free.subList(from, Math.min(from + AT_ONCE, free.size()));
            // First the entries: what is gone without one would be a hole that nobody explains.
            if (!log.deleted(some, now.position())) {
                return false;
            }
            documents.delete(some);
        }
        LOG.infof("Retention deleted %d documents", free.size());
        return true;
    }
}
