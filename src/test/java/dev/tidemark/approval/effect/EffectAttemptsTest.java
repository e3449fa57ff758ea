package dev.tidemark.approval.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EffectAttemptsTest {

    private static final String EFFECT = "effect/0123/1";

    private final DatabaseAddresses addresses = TestDatabase.fresh();
    private final AgroalDataSource database = TestDatabase.pool(addresses.application());
    private final EffectAttempts attempts = new EffectAttempts(database);

    @AfterEach
    void close() {
        database.close();
    }

    private Optional<Claim> claim() throws Exception {
        return attempts.claim(EFFECT, "0123");
    }

    @Test
    void ofManyAtOnceOneHasIt() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Optional<Claim>>> all =
                    IntStream.range(0, 40)
                            .<Callable<Optional<Claim>>>mapToObj(n -> this::claim)
                            .toList();
            int got = 0;
            for (Future<Optional<Claim>> each : threads.invokeAll(all)) {
                got += each.get().isPresent() ? 1 : 0;
            }
            assertThat(got).isOne();
        }
    }

    @Test
    void whatIsTriedAgainWaits() throws Exception {
        Claim first = claim().orElseThrow();
        first.again(Duration.ofHours(1), true, "503");

        assertThat(claim()).isEmpty();

        wait("next_at");
        Claim second = claim().orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.mayHaveSaid()).isTrue();
        assertThat(second.age()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void eachAttemptInVainIsToldFromTheOnesBefore() throws Exception {
        Claim first = claim().orElseThrow();
        assertThat(attempts.inVain()).isEmpty();
        first.again(Duration.ZERO, false, "503");
        Optional<String> once = attempts.inVain();
        assertThat(once).isPresent();

        Claim second = claim().orElseThrow();
        second.again(Duration.ZERO, false, "503");
        assertThat(attempts.inVain()).isPresent().isNotEqualTo(once);

        claim().orElseThrow().done(null);
        assertThat(attempts.inVain()).isEmpty();
    }

    @Test
    void claimThatRanOutIsNobodysAndIsNotRenewed() throws Exception {
        Claim first = claim().orElseThrow();
        first.renew(true);
        assertThat(claim()).isEmpty();

        wait("claimed_until");
        assertThatThrownBy(() -> first.renew(false)).isInstanceOf(IOException.class);
        Claim second = claim().orElseThrow();
        assertThat(second.mayHaveSaid()).isTrue();

        first.done("late");
        assertThat(attempts.isDone(EFFECT)).isFalse();
        second.renew(false);
        second.done(null);
        assertThat(attempts.isDone(EFFECT)).isTrue();
        assertThat(claim()).isEmpty();
    }

    /** As if this time had come. */
    private void wait(String column) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update work.effect_attempt set " + column + " = now() - interval '1 second'");
        }
    }
}
