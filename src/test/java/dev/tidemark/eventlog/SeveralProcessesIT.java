package dev.tidemark.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SeveralProcessesIT {

    private static final int WRITERS = 8;

    @Test
    void twoProcessesOfEightWritersLeaveNoHole() throws Exception {
        appendWithTwoProcesses(2_000);
    }

    @Test
    @Tag("full")
    void twoProcessesOfEightWritersLeaveNoHoleInAHundredThousandEntries() throws Exception {
        appendWithTwoProcesses(100_000);
    }

    private static void appendWithTwoProcesses(int each) throws Exception {
        DatabaseAddresses addresses = TestDatabase.fresh();
        Process one = start(addresses, 0, each);
        // They share a tenth: the same facts, told to both.
        Process other = start(addresses, each - each / 10, each);

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();

        try (var database = TestDatabase.pool(addresses.application());
                var log = new EventLog(database)) {
            check(log, 2 * each - each / 10);
        }
    }

    private static Process start(DatabaseAddresses addresses, int first, int count)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        addresses.application().secretUrl(),
                        "" + first,
                        "" + count,
                        "" + WRITERS)
                .inheritIO()
                .start();
    }

    private static void check(EventLog log, int expected) {
        assertThat(log.size()).isEqualTo(expected);
        var ids = new HashSet<String>();
        Instant before = Instant.EPOCH;
        var tree = new dev.tidemark.eventlog.merkle.Tree();
        for (long position = 0; position < expected; ) {
            for (StoredEntry entry : log.read(position, 1_000)) {
                assertThat(entry.position()).isEqualTo(position++);
                var recorded = entry.decode();
                assertThat(ids.add(recorded.id().toString())).isTrue();
                assertThat(recorded.recordedAt()).isAfterOrEqualTo(before);
                before = recorded.recordedAt();
                tree.append(dev.tidemark.eventlog.merkle.Hash.leaf(entry.bytes()), tile -> {});
            }
        }
        assertThat(log.tree(expected).root()).isEqualTo(tree.root());
    }
}
