package dev.tidemark.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.LogEvent;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.merkle.VerifierKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class LogOpeningTest {

    @Inject EventLog log;
    @Inject Checkpoints checkpoints;

    @Test
    void firstEntryIsTheKeyAndTheCheckpointVerifiesWithIt() {
        var first = (LogEvent.Started) log.at(0).orElseThrow().decode().event();

        checkpoints.sign();

        var signed = checkpoints.latest().orElseThrow();
        assertThat(checkpoints.trouble()).isEmpty();
        assertThat(signed.note().isSignedBy(VerifierKey.parse(first.verifierKey()))).isTrue();
        assertThat(signed.checkpoint().root())
                .isEqualTo(log.tree(signed.checkpoint().size()).root());
    }
}
