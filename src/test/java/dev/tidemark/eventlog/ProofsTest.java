package dev.tidemark.eventlog;

import static dev.tidemark.eventlog.Samples.opened;
import static dev.tidemark.eventlog.merkle.NaiveTree.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.eventlog.merkle.NaiveTree;
import io.agroal.api.AgroalDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Over a real log that has two full levels of tiles and a ragged edge at each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofsTest {

    private static final int ENTRIES = 66_000;

    private final Random random = new Random(6962);
    private AgroalDataSource database;
    private EventLog log;
    private List<byte[]> leaves;
    private NaiveTree naive;

    @BeforeAll
    void fillLog() {
        DatabaseAddresses addresses = TestDatabase.fresh();
        database = TestDatabase.pool(addresses.application());
        log = new EventLog(database);
        for (int from = 0; from < ENTRIES; from += 1_000) {
            var entries = new ArrayList<NewEntry>();
            for (int i = from; i < from + 1_000; i++) {
                entries.add(opened(i));
            }
            log.append(Append.of(entries)).toCompletableFuture().join();
        }
        leaves = new ArrayList<>();
        for (int from = 0; from < ENTRIES; from += 10_000) {
            log.read(from, 10_000).forEach(entry -> leaves.add(Hash.leaf(entry.bytes())));
        }
        naive = new NaiveTree(leaves);
    }

    @AfterAll
    void closeLog() {
        log.close();
        database.close();
    }

    @Test
    void proofsOfEveryKindOfSizeAreTheDefinitions() {
        var sizes = new ArrayList<>(List.of(1, 2, 255, 256, 257, 511, 512, 513, 65_535));
        sizes.addAll(List.of(65_536, 65_537, 65_792, 65_793, ENTRIES));
        random.ints(30, 1, ENTRIES).forEach(sizes::add);
        for (int size : sizes) {
            Proofs proofs = log.proofs(size);
            random.ints(40, 0, size)
                    .forEach(position -> {
                        assertThat(hex(proofs.inclusion(position)))
                                .isEqualTo(hex(naive.inclusion(position, size)));
                        assertThat(hex(proofs.consistency(position)))
                                .isEqualTo(hex(naive.consistency(position, size)));
                    });
        }
    }

    @Test
    void proofLeadsFromTheEntryToTheRootThatIsSigned() {
        Proofs proofs = log.proofs(ENTRIES);
        byte[] root = log.tree(ENTRIES).root();

        for (int position = 0; position < ENTRIES; position += 97) {
            List<byte[]> path = proofs.inclusion(position);

            assertThat(NaiveTree.rootOf(leaves.get(position), position, ENTRIES, path))
                    .isEqualTo(root);
        }
    }

    @Test
    void whatTheLogDoesNotHoldIsNotProved() {
        assertThatThrownBy(() -> log.proofs(ENTRIES + 1))
                .hasMessage("the log has 66000 entries, not 66001");
        assertThatThrownBy(() -> log.proofs(100).inclusion(100))
                .hasMessage("no entry 100 among 100");
        assertThat(log.proofs(0).consistency(0)).isEmpty();
    }
}
