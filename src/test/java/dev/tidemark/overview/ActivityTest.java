package dev.tidemark.overview;

import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.byApi;
import static dev.tidemark.projection.Told.byGit;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Page;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabaseResource.class, restrictToAnnotatedClass = true)
class ActivityTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject Activity activity;

    @BeforeEach
    void fold() {
        log.append(
                        Append.of(
                                byWebhook().opened(1, 0, titled("Own Redis")),
                                byApi().opened(1, 0, titled("Own Redis")),
                                byGit().mergedBy(HANA, 1, 8, revision(2), titled("Own Redis (#1)")),
                                byWebhook().merged(1, 9, revision(2), Description.NONE)))
                .toCompletableFuture()
                .join();
        projections.catchUp();
    }

    @Test
    void everyFactIsShownOnceAndTheLogsOwnNotAtAll() {
        Page<JoinedFact> first = activity.newest(null, 1).await().atMost(SOON);
        Page<JoinedFact> second = activity.newest(first.next(), 1).await().atMost(SOON);

        JoinedFact merged = first.items().getFirst();
        assertThat(merged.event())
                .isEqualTo(new ChangeEvent.Merged(revision(2), titled("Own Redis (#1)")));
        assertThat(merged.proof()).isEqualTo(ActorProof.SIGNED);
        assertThat(second.items())
                .singleElement()
                .returns("dev.tidemark.change.opened.v1", JoinedFact::type);
        assertThat(second.next()).isNull();
    }

    @Test
    void totalsCountAMergeOnce() {
        ActivityTotals totals = activity.totals().await().atMost(SOON);

        assertThat(totals.facts()).isEqualTo(2);
        assertThat(totals.open()).isZero();
        assertThat(totals.people()).isLessThanOrEqualTo(2);
    }
}
