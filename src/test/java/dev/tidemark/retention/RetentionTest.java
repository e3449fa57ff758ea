package dev.tidemark.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.EvidenceEvent;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Evidence;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.Verification;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.plan.OpenPlans;
import dev.tidemark.projection.FoldedToHead;
import dev.tidemark.projection.LogFixture;
import dev.tidemark.projection.Projections;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

    private static final Actor YUNA = new Actor("yuna", "583243");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LogFixture fixture = new LogFixture();
    private final HoldProjection holdProjection = new HoldProjection();
    private final Projections projections =
            fixture.projections(holdProjection, new DeletionProjection());
    private final Clock clock = Clock.fixed(now.plus(Duration.ofDays(50)), ZoneOffset.UTC);
    private RetentionLog log;

    @BeforeEach
    void open() {
        log = new RetentionLog(fixture.log(), clock, URI.create("https://tidemark.example.org"));
        projections.catchUp();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private HoldsNow holds() {
        return new HoldsNow(new FoldedToHead(fixture.log(), fixture.database()), holdProjection);
    }

    private void run(String... rules) {
        var settings = new RetentionSettings(List.of(rules), Optional.of(fixture.retention()));
        var retention =
                new Retention(
                        settings,
                        new DueDocuments(fixture.database(), settings),
                        holds(),
                        new HeldDocuments(fixture.log(), OpenPlans.of(fixture.log())),
                        log,
                        fixture.database(),
                        clock);
        retention.round();
        projections.catchUp();
    }

    /** Records a change that was read from a document, and gives the document's hash. */
    private String document(String kind, long change) {
        return document(kind, Samples.opened(change), "change " + change);
    }

    private String document(String kind, NewEntry entry, String content) {
        var evidence =
                Evidence.of(kind, "text/plain", (kind + content).getBytes(StandardCharsets.UTF_8));
        Envelope told = entry.envelope();
        var with =
                new Envelope(
                        told.fact(),
                        told.subject(),
                        told.source(),
                        told.time(),
                        told.actor(),
                        told.proof(),
                        told.observedBy(),
                        told.mapper(),
                        told.repository(),
                        told.revision(),
                        evidence.sha256(),
                        told.supersedes());
        fixture.log()
                .append(Append.of(new NewEntry(with, entry.event())).with(evidence))
                .toCompletableFuture()
                .join();
        return evidence.sha256();
    }

    private boolean isThere(String sha256) {
        return fixture.log().evidence(sha256).isPresent();
    }

    private List<EvidenceEvent.Deleted> deleted() {
        return fixture.log().read(0, 1000).stream()
                .map(StoredEntry::decode)
                .map(Recorded::event)
                .filter(EvidenceEvent.Deleted.class::isInstance)
                .map(EvidenceEvent.Deleted.class::cast)
                .toList();
    }

    @Test
    void onlyWhatARuleIsForAndIsOldEnoughIsDeletedAndRecorded() throws SQLException {
        String push = document("github.push", 1);
        String pull = document("github.pull_request", 2);
        String plan = document("plan", 3);

        run("github.push=40d", "github.*=60d");

        assertThat(isThere(push)).isFalse();
        assertThat(isThere(pull)).isTrue();
        assertThat(isThere(plan)).isTrue();
        assertThat(deleted())
                .containsExactly(new EvidenceEvent.Deleted(push, "github.push", "github.push=40d"));
        assertThat(new Deletions(fixture.database()).of(push).orElseThrow())
                .satisfies(found -> {
                    assertThat(found.at()).isEqualTo(clock.instant());
                    assertThat(found.rule()).isEqualTo("github.push=40d");
                });
        assertThat(new Deletions(fixture.database()).of(pull)).isEmpty();
    }

    @Test
    void withoutARuleEverythingIsKept() {
        String push = document("github.push", 1);

        run();

        assertThat(isThere(push)).isTrue();
        assertThat(deleted()).isEmpty();
    }

    @Test
    void whatIsHeldStaysUntilItIsReleased() {
        String held = document("github.push", 1);
        String free = document("github.push", 2);
        log.held(YUNA, Subject.document(held).value(), held, "Audit");

        run("*=40d");

        assertThat(isThere(held)).isTrue();
        assertThat(isThere(free)).isFalse();

        var aDayLater =
                new RetentionLog(
                        fixture.log(),
                        Clock.offset(clock, Duration.ofDays(1)),
                        URI.create("https://tidemark.example.org"));
        aDayLater.released(YUNA, Subject.document(held).value(), held, "The audit is over");
        run("*=40d");
        assertThat(isThere(held)).isFalse();
    }

    @Test
    void holdOfAChangeIsForAllThatWasReadAboutIt() {
        Subject change = Subject.change(Samples.BACKEND, 7);
        String opened = document("github.pull_request", 7);
        var command =
                new NewEntry(
                        Envelope.of(
                                        Fact.of("comment", "1"),
                                        Subject.of("project", "x"),
                                        URI.create("https://github.com/eco-cycle/backend"),
                                        now,
                                        ActorProof.SIGNED,
                                        ObservedBy.WEBHOOK)
                                .in(Samples.BACKEND),
                        commandOn(7));
        String comment = document("github.issue_comment", command, "atlantis plan");
        String other = document("github.pull_request", 8);
        log.held(YUNA, change.value(), "eco-cycle/backend#7", "Lawsuit");

        run("*=40d");

        assertThat(isThere(opened)).isTrue();
        assertThat(isThere(comment)).isTrue();
        assertThat(isThere(other)).isFalse();
    }

    private static Event commandOn(long change) {
        var report =
                new AtlantisReport(
                        AtlantisReport.Channel.COMMENT, change, null, "11", null, "atlantis plan");
        return new PlanEvent.Started(report);
    }

    @Test
    void holdThatComesBetweenLookingAndDeletingIsNoticed() throws SQLException {
        String push = document("github.push", 1);
        long before = holds().head().position();
        log.held(YUNA, Subject.document(push).value(), push, "Audit");
        var rule = RetentionRule.parse("github.push=40d");
        var due = new DueDocuments.Due(push, "github.push", now, rule);

        assertThat(log.deleted(List.of(due), before)).isFalse();
        assertThat(deleted()).isEmpty();
        assertThat(log.deleted(List.of(due), holds().head().position())).isTrue();
    }

    @Test
    void crashBetweenRecordingAndDeletingIsMadeGoodWithoutASecondEntry() throws SQLException {
        String push = document("github.push", 1);
        var settings = new RetentionSettings(List.of("*=40d"), Optional.of(fixture.retention()));
        List<DueDocuments.Due> due =
                new DueDocuments(fixture.database(), settings).at(clock.instant());
        log.deleted(due, holds().head().position());
        assertThat(isThere(push)).isTrue();

        run("*=40d");

        assertThat(isThere(push)).isFalse();
        assertThat(deleted()).hasSize(1);
    }

    @Test
    void logVerifiesAfterDeletions() throws Exception {
        for (int change = 1; change <= 300; change++) {
            document("github.push", change);
        }
        run("*=40d");
        long size = fixture.log().size();

        assertThat(deleted()).hasSize(300);
        var checkpoint = new Checkpoint("example.org/log", size, fixture.log().tree(size).root());
        assertThat(new Verification(fixture.database(), Duration.ZERO).findTrouble(0, checkpoint))
                .isEmpty();
    }

    @Test
    void onlyTheRoleOfRetentionDeletesAndItCanDoNothingElse() throws SQLException {
        document("github.push", 1);

        try (Connection application = fixture.database().getConnection();
                var statement = application.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from evidence.document"))
                    .hasMessageContaining("permission denied");
        }
        try (Connection retention = TestDatabase.connect(fixture.retention())) {
            for (String forbidden :
                    List.of(
                            "update evidence.document set kind = 'x'",
                            "select content from evidence.document",
                            "truncate evidence.document",
                            "select * from log.entry",
                            "insert into log.checkpoint (origin) values ('x')",
                            "delete from log.entry",
                            "create table evidence.mine (id int)")) {
                try (var statement = retention.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(forbidden))
                            .as(forbidden)
                            .hasMessageContaining("permission denied");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "github=400", "github=-1d", "git hub=4d", "*=0d", "a*=4d"})
    void whatIsNoRuleIsRefused(String rule) {
        assertThatThrownBy(() -> RetentionRule.parse(rule)).isInstanceOf(RetentionUnusable.class);
    }

    @Test
    void rulesThatNobodyCouldCarryOutAreRefused() {
        assertThatThrownBy(() -> new RetentionSettings(List.of("*=40d"), Optional.empty()))
                .isInstanceOf(RetentionUnusable.class)
                .hasMessageContaining("TIDEMARK_DATABASE_RETENTION_URL");
        assertThat(new RetentionSettings(List.of(), Optional.empty()).rules()).isEmpty();
    }

    @Test
    void firstRuleThatIsForAClassCounts() {
        var settings =
                new RetentionSettings(
                        List.of("github.push=10d", " github.*=20d", "*=30d"),
                        Optional.of(fixture.retention()));

        assertThat(settings.ruleFor("github.push").orElseThrow().keep()).hasDays(10);
        assertThat(settings.ruleFor("github.push_x").orElseThrow().keep()).hasDays(20);
        assertThat(settings.ruleFor("githubXpush").orElseThrow().keep()).hasDays(30);
    }
}
