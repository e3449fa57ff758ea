package dev.tidemark.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.LogEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Anchor;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.LogKeeping;
import dev.tidemark.eventlog.LogRecords;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.projection.LogFixture;
import dev.tidemark.projection.Projections;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfVerificationTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir private Path home;
    private final LogFixture fixture = new LogFixture();
    private final Projections projections = fixture.projections(new KeepingProjection());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Clock clock = Clock.systemUTC();
    private LogKeeping keeping;
    private Checkpoints checkpoints;
    private KeepingWatch watch;

    @BeforeEach
    void recordThreeHundredEntries() {
        keeping =
                new LogKeeping(
                        "example.org/log",
                        home.resolve("signing-key"),
                        home.resolve("checkpoint"),
                        URI.create("https://tidemark.example.org"),
                        Clock.systemUTC());
        checkpoints = new Checkpoints(fixture.log(), fixture.database(), keeping, Anchor.NONE);
        checkpoints.open();
        watch = new KeepingWatch(keepings(), checkpoints, meters);
        watch.measure(new StartupEvent());
        record(1, 300);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void record(long from, long to) {
        List<NewEntry> entries = LongStream.range(from, to).mapToObj(Samples::opened).toList();
        fixture.append(entries);
        checkpoints.sign();
    }

    private Keepings keepings() {
        return new Keepings(
                fixture.database(),
                new AnchorAttempts(fixture.database()),
                new AnchorBeans(Optional.empty()));
    }

    private Keeping verify() throws SQLException {
        var verification =
                new SelfVerification(
                        checkpoints,
                        new LogRecords(fixture.log(), keeping),
                        keepings(),
                        fixture.database(),
                        clock,
                        DAY,
                        Duration.ofDays(7));
        verification.round();
        verification.close(new ShutdownEvent());
        projections.catchUp();
        checkpoints.sign();
        watch.look();
        return watch.latest();
    }

    private static Kept known(@Nullable Kept kept) {
        return Objects.requireNonNull(kept);
    }

    private void pass(Duration time) {
        clock = Clock.fixed(clock.instant().plus(time), ZoneOffset.UTC);
    }

    private LogEvent last() {
        StoredEntry entry = fixture.log().at(fixture.log().size() - 1).orElseThrow();
        return (LogEvent) entry.decode().event();
    }

    private void alter(long position, String from, String to) {
        fixture.executeAsSuperuser(
                "alter table log.entry disable trigger all",
                "update log.entry set entry = replace(entry, '%s', '%s') where position = %d"
                        .formatted(from, to, position),
                "alter table log.entry enable trigger all");
    }

    private HealthCheckResponse health() {
        return new KeepingHealth(watch, checkpoints, clock).call();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    @Test
    void wholeLogIsVerifiedOnceAndWhatIsNewADayLater() throws Exception {
        verify();
        assertThat((LogEvent.Verified) last())
                .satisfies(first -> {
                    assertThat(first.size()).isEqualTo(300);
                    assertThat(first.from()).isNull();
                });

        verify();
        assertThat(fixture.log().size()).isEqualTo(301);

        pass(DAY);
        Keeping keeping = verify();
        assertThat((LogEvent.Verified) last())
                .satisfies(second -> {
                    assertThat(second.size()).isEqualTo(301);
                    assertThat(second.from()).isEqualTo(300);
                });
        assertThat(known(keeping.verifiedWhole()).size()).isEqualTo(300);

        pass(Duration.ofDays(7));
        verify();
        assertThat(((LogEvent.Verified) last()).from()).isNull();
        assertThat(gauge("tidemark.log.verified.entries")).isEqualTo(302);
    }

    @Test
    void flippedRowIsNamedAndStaysAnAlarmUntilTheWholeLogIsRightAgain() throws Exception {
        alter(42, "hana", "mina");

        Keeping keeping = verify();

        assertThat((LogEvent.VerificationFailed) last())
                .satisfies(failed -> assertThat(failed.reason()).contains("entry 42 is not"));
        assertThat(keeping.isFailing()).isTrue();
        assertThat(known(keeping.failed()).said()).contains("entry 42");
        assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(health().getData().orElseThrow()).containsKey("verification");
        assertThat(gauge("tidemark.log.verification.failed")).isEqualTo(1);

        // What is new is right; what is old is not.
        record(300, 320);
        pass(DAY);
        assertThat(verify().isFailing()).isTrue();

        alter(42, "mina", "hana");
        pass(DAY);
        assertThat(verify().isFailing()).isFalse();
        assertThat(((LogEvent.Verified) last()).from()).isNull();
        assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(gauge("tidemark.log.verification.failed")).isZero();
    }

    @Test
    void entriesAreRecordedWhileTheLogIsVerified() throws Exception {
        record(300, 3000);
        var verifying =
                new Thread(() -> {
                    try {
                        verify();
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                });
        verifying.start();
        Duration slowest = Duration.ZERO;
        for (int number = 3000; number < 3050; number++) {
            Instant begun = Instant.now();
            fixture.append(Samples.opened(number));
            Duration took = Duration.between(begun, Instant.now());
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        verifying.join();

        assertThat(fixture.log().size()).isEqualTo(3051);
        assertThat(slowest).isLessThan(Duration.ofSeconds(2));
    }
}
