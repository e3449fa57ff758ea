package dev.tidemark.eventlog;

import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.eventlog.merkle.Tile;
import dev.tidemark.eventlog.merkle.Tree;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Hashes entries again, page by page, and compares them with the tiles that were made when they
 * were recorded, with what their own rows repeat of them, and with the signed root. It takes no
 * lock, holds a connection for one page at a time and pauses between pages, so that nothing waits
 * for it. Blocking, for as long as that takes.
 */
public final class Verification {

    /** One altered entry is named; of a log that was made anew the first few say enough. */
    private static final int NAMED = 5;

    private final DataSource database;
    private final Duration pause;
    private final List<String> findings = new ArrayList<>();
    private Instant recorded = Instant.MIN;

    /**
     * One run over the log.
     *
     * @param pause after each page of 256 entries
     */
    public Verification(DataSource database, Duration pause) {
        this.database = database;
        this.pause = pause;
    }

    /**
     * Looks at all entries that the checkpoint covers from this position on.
     *
     * @param from as far as an earlier run found everything right; 0 for all
     * @return what is wrong where, as a sentence; nothing if all is as it was recorded
     * @throws LogUnavailable if the database does not answer
     */
    public Optional<String> findTrouble(long from, Checkpoint signed) throws InterruptedException {
        long size = asking(LogReader::size);
        if (size < signed.size()) {
            return Optional.of(
                    "%s, of %d that were signed, are missing"
                            .formatted(entries(size, signed.size()), signed.size()));
        }
        long first = from - from % Tile.WIDTH;
        Optional<Tree> before = tree(first);
        if (before.isEmpty()) {
            return Optional.of("tiles over the first " + first + " entries are missing");
        }
        Tree tree = before.get();
        boolean isWhole = true;
        for (long page = first; page < signed.size() && isWhole; page += Tile.WIDTH) {
            isWhole =
                    look(tree, page, Math.min(page + Tile.WIDTH, signed.size()))
                            && findings.size() < NAMED;
            Thread.sleep(pause.toMillis());
        }
        if (findings.isEmpty() && !Arrays.equals(tree.root(), signed.root())) {
            find(otherThanSigned(signed));
        }
        return findings.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", findings));
    }

    /** Whether all of the page is there. */
    private boolean look(Tree tree, long from, long to) {
        List<KeptEntry> page = asking(reader -> reader.rows(from, to));
        long expected = from;
        for (KeptEntry row : page) {
            if (row.position() != expected) {
                break;
            }
            compareWithItself(row);
            tree.append(Hash.leaf(row.entry().bytes()), this::compareWithStored);
            expected++;
        }
        if (expected < to) {
            find("entry " + expected + " is missing, and nothing behind it was compared");
        }
        return expected == to;
    }

    /** What the row says beside the entry is what the database finds it by. */
    private void compareWithItself(KeptEntry row) {
        DecodedEntry said;
        try {
            said = row.entry().parse();
        } catch (RuntimeException unreadable) {
            // Whoever altered it may have put anything there.
            find("entry " + row.position() + " cannot be read");
            return;
        }
        if (!said.id().equals(row.id())
                || !said.envelope().subject().value().equals(row.subject())
                || !said.recordedAt().equals(row.recordedAt())) {
            find("the row of entry " + row.position() + " says something else than the entry");
        }
        if (said.recordedAt().isBefore(recorded)) {
            find("entry " + row.position() + " was recorded before the one ahead of it");
        }
        recorded = said.recordedAt();
    }

    private void compareWithStored(Tile computed) {
        Optional<byte[]> stored =
                asking(reader -> reader.fullTile(computed.level(), computed.index()));
        long leaves = 1L << (8 * computed.level());
        long first = computed.index() * Tile.WIDTH * leaves;
        if (stored.isEmpty()) {
            find("the tile over entry " + first + " and on is missing");
            return;
        }
        int differing = Arrays.mismatch(computed.hashes(), stored.get());
        if (differing < 0) {
            return;
        }
        long place = first + differing / Hash.SIZE * leaves;
        find(
                leaves == 1
                        ? "entry " + place + " is not the one that was recorded there"
                        : "the stored hash of "
                                + entries(place, place + leaves)
                                + " is not that of these entries");
    }

    private void find(String finding) {
        if (findings.size() < NAMED) {
            findings.add(finding);
        }
    }

    /**
     * Entries and tiles agree, but not with what was signed: the first checkpoint of all that does
     * not fit tells which entries were exchanged together with their tiles, or have no full tile.
     */
    private String otherThanSigned(Checkpoint signed) {
        List<Long> sizes = asking(reader -> reader.checkpointSizes(signed));
        int low = 0;
        int high = sizes.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (fits(signed.origin(), sizes.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long from = low == 0 ? 0 : sizes.get(low - 1);
        return entries(from, sizes.isEmpty() ? signed.size() : sizes.get(low))
                + " are not as they were signed";
    }

    private boolean fits(String origin, long size) {
        byte[] signed = asking(reader -> reader.checkpointRoot(origin, size));
        return tree(size).filter(tree -> Arrays.equals(tree.root(), signed)).isPresent();
    }

    /** Of this size, from stored tiles; nothing if they are not all there. */
    private Optional<Tree> tree(long size) {
        try {
            return Optional.of(asking(reader -> reader.tree(size)));
        } catch (IllegalArgumentException incomplete) {
            return Optional.empty();
        }
    }

    private static String entries(long from, long to) {
        return to - from == 1 ? "entry " + from : "entries " + from + " to " + (to - 1);
    }

    private interface Question<T> {
        T ask(LogReader reader) throws SQLException;
    }

    private <T> T asking(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(new LogReader(connection));
        } catch (SQLException failed) {
            throw new LogUnavailable("The database does not answer.", failed);
        }
    }
}
