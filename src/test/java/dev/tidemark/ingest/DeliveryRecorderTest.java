package dev.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.database.DatabaseAddress;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.eventlog.EventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class DeliveryRecorderTest {

    @Test
    void withoutADatabaseNothingIsTakenAndTheSenderIsToldToTryAgain() {
        DatabaseAddress address = TestDatabase.named(TestDatabase.fresh().application(), "nowhere");
        try (var database = TestDatabase.pool(address);
                var log = new EventLog(database)) {
            var recorder =
                    new DeliveryRecorder(
                            new DurableAppend(log), new SimpleMeterRegistry(), Clock.systemUTC());

            assertThatThrownBy(() -> recorder.record(new Keeping(), "guid", "push", body()))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> {
                                assertThat(refusal.reason())
                                        .isEqualTo(Refusal.Reason.LOG_UNAVAILABLE);
                                assertThat(refusal.reason().status()).isEqualTo(503);
                                assertThat(refusal.reason().retryAfter()).isPositive();
                            });
        }
    }

    private static ByteArrayInputStream body() {
        return new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));
    }

    private static final class Keeping implements SourceMapper {

        @Override
        public String source() {
            return "test";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Reading read(String event, JsonNode document, String evidence) {
            return new Reading.Kept("nothing in it");
        }
    }
}
