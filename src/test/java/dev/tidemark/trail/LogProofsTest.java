package dev.tidemark.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.eventlog.Anchor;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogKeeping;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.SigningKey;
import dev.tidemark.eventlog.merkle.TilePath;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.NotHere;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is shown of what is not signed. */
class LogProofsTest {

    @TempDir private Path directory;
    private AgroalDataSource database;
    private EventLog log;
    private Checkpoints checkpoints;

    @BeforeEach
    void signTenEntriesOfFifteen() {
        DatabaseAddresses addresses = TestDatabase.fresh();
        database = TestDatabase.pool(addresses.application());
        log = new EventLog(database);
        checkpoints = opened(directory);
        record(1, 10);
        checkpoints.sign();
        record(10, 15);
    }

    @AfterEach
    void closeLog() {
        log.close();
        database.close();
    }

    private Checkpoints opened(Path home) {
        var opened =
                new Checkpoints(
                        log,
                        database,
                        new LogKeeping(
                                "example.org/log",
                                home.resolve("signing-key"),
                                home.resolve("checkpoint"),
                                URI.create("https://tidemark.example.org"),
                                Clock.systemUTC()),
                        Anchor.NONE);
        opened.open();
        return opened;
    }

    private void record(int from, int to) {
        for (int number = from; number < to; number++) {
            log.append(Append.of(Samples.opened(number))).toCompletableFuture().join();
        }
    }

    @Test
    void entryBehindTheCheckpointHasNoProofYet() {
        var proofs = new LogProofs(log, checkpoints);

        assertThat(proofs.inclusion(9).await().indefinitely().path()).hasSize(2);
        assertThatThrownBy(() -> proofs.inclusion(10).await().indefinitely())
                .isInstanceOf(NotHere.class)
                .hasMessageStartingWith("Entry 10 is not covered by a signed checkpoint yet.");
        assertThatThrownBy(() -> proofs.inclusion(15).await().indefinitely())
                .isInstanceOf(NotHere.class)
                .hasMessage("The log has no entry at this position.");
    }

    @Test
    void sizesBehindTheCheckpointHaveNoProofYet() {
        var proofs = new LogProofs(log, checkpoints);

        assertThat(proofs.consistency(3, null).await().indefinitely().to()).isEqualTo(10);
        assertThatThrownBy(() -> proofs.consistency(3, 11L).await().indefinitely())
                .isInstanceOf(NotHere.class);
        assertThatThrownBy(() -> proofs.consistency(11, null).await().indefinitely())
                .isInstanceOf(NotHere.class);
        assertThatThrownBy(() -> proofs.consistency(4, 3L).await().indefinitely())
                .isInstanceOf(BadRequest.class);
    }

    @Test
    void tilesEndWhereTheCheckpointDoes() {
        var tiles = new Tiles(log, checkpoints);

        assertThat(tiles.bytes(TilePath.parse("0/000.p/10").orElseThrow(), false)).hasSize(320);
        for (String name : new String[] {"0/000.p/11", "entries/000.p/11", "0/000"}) {
            assertThatThrownBy(() -> tiles.bytes(TilePath.parse(name).orElseThrow(), false))
                    .isInstanceOf(NotHere.class);
        }
    }

    @Test
    void whatAnotherProcessSignedCounts() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.copy(directory.resolve("signing-key"), elsewhere.resolve("signing-key"));

        opened(elsewhere).sign();

        var proofs = new LogProofs(log, checkpoints);
        assertThat(proofs.inclusion(14).await().indefinitely().signed().checkpoint().size())
                .isEqualTo(15);
        assertThat(proofs.consistency(10, 15L).await().indefinitely().path()).isNotEmpty();
    }

    @Test
    void checkpointThatTheLogsKeyDidNotSignDoesNotCount() throws SQLException {
        SigningKey forger = SigningKey.generate("example.org/log");
        var forged = new Checkpoint("example.org/log", 15, log.tree(15).root());
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into log.checkpoint (origin, size, root, note, signedat)"
                                        + " values (?, ?, ?, ?, now())")) {
            insert.setString(1, forged.origin());
            insert.setLong(2, forged.size());
            insert.setBytes(3, forged.root());
            insert.setString(4, SignedNote.sign(forged.text(), forger).toString());
            insert.executeUpdate();
        }

        assertThatThrownBy(
                        () -> new LogProofs(log, checkpoints).inclusion(14).await().indefinitely())
                .isInstanceOf(NotHere.class);
    }
}
