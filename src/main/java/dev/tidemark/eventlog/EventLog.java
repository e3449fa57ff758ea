package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.Tree;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/**
 * The append-only log. Positions run from 0 without holes, in the order of commits, across every
 * process that appends; an append that was answered is durable.
 */
public final class EventLog implements AutoCloseable {

    private final DataSource database;
    private final Sequencer sequencer;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    /** Starts the sequencer of this process. */
    public EventLog(DataSource database) {
        this.database = database;
        this.sequencer = new Sequencer(database, this::wakeFollowers);
    }

    /**
     * Records all of it or nothing. The stage gives one {@link Appended} per entry, in order, once
     * that is durable, whatever becomes of the caller meanwhile.
     *
     * <p>It fails with {@link LogUnavailable} if the database cannot be reached or the log must not
     * be appended to, and with {@link EntryTooLarge}.
     */
    public CompletionStage<List<Appended>> append(Append append) {
        PreparedAppend prepared;
        try {
            prepared = PreparedAppend.of(append);
        } catch (EntryTooLarge tooLarge) {
            return CompletableFuture.failedFuture(tooLarge);
        }
        boolean isLarge =
                prepared.evidence().stream()
                        .anyMatch(document -> document.size() > CompressedEvidence.LARGE);
        if (isLarge) {
            try {
                storeEvidence(prepared.evidence());
            } catch (SQLException failed) {
                return CompletableFuture.failedFuture(
                        new LogUnavailable("The database does not take documents.", failed));
            }
            prepared = prepared.withoutEvidence();
        }
        sequencer.submit(prepared);
        return prepared.answer().copy();
    }

    /**
     * Stores a document ahead of the append that names it, durable on return. One whose append then
     * fails is named by nobody, and is the same document when it comes again.
     *
     * @throws LogUnavailable if the database does not take it
     */
    public void store(Evidence document) {
        try {
            storeEvidence(List.of(CompressedEvidence.of(document)));
        } catch (SQLException failed) {
            throw new LogUnavailable("The database does not take documents.", failed);
        }
    }

    /** In a transaction of its own, so that a long write is not done under the log's lock. */
    private void storeEvidence(List<CompressedEvidence> evidence) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new LogWriter(connection).insertEvidence(evidence);
        }
    }

    /** Nothing is appended from now on, for this reason; {@link #append} fails with it. */
    void refuse(String reason) {
        sequencer.refuse(reason);
    }

    /** Appends are taken again. */
    void allow() {
        sequencer.refuse(null);
    }

    /** How many entries there are; the next position. */
    public long size() {
        return reading(LogReader::size);
    }

    /** Entries in order of position, from this one, at most so many. */
    public List<StoredEntry> read(long fromPosition, int limit) {
        return reading(reader -> reader.read(fromPosition, limit));
    }

    /** The entries at these positions, in order of position. */
    public List<StoredEntry> read(List<Long> positions) {
        return reading(reader -> reader.read(positions));
    }

    /**
     * Walks through the entries from one position up to another, which the log must have come to.
     */
    public EntryBlocks blocks(long from, long end) {
        return new EntryBlocks(this, from, end);
    }

    /** Entries from one position up to another, as many as fit into so many bytes. */
    EntryBlock block(long from, long to, int bytes) {
        return reading(reader -> reader.block(from, to, bytes));
    }

    /** The entries at these positions, in order of position, as one block. */
    public EntryBlock block(List<Long> positions) {
        return reading(reader -> reader.block(positions));
    }

    /** The entry at this position, if the log is that long. */
    public Optional<StoredEntry> at(long position) {
        return reading(reader -> reader.read(List.of(position))).stream().findFirst();
    }

    /** Where the entries with these ids stand, of those that there are. */
    public Map<UUID, Long> positions(Collection<UUID> ids) {
        return reading(reader -> reader.positions(ids));
    }

    /** A stored document, decompressed, unless retention has deleted it. */
    public Optional<byte[]> evidence(String sha256) {
        return reading(reader -> reader.evidence(sha256));
    }

    /** Whether this document is stored; one may be large. */
    public boolean hasEvidence(String sha256) {
        return reading(reader -> reader.hasEvidence(sha256));
    }

    /** The tree over the first so many entries. */
    public Tree tree(long size) {
        return reading(reader -> reader.tree(size));
    }

    /**
     * Hashes of a tile of C2SP tlog-tiles, one after the other.
     *
     * @param width how many, from the tile's first; the log must have come to the last of them
     */
    public byte[] tile(int level, long index, int width) {
        return reading(reader -> reader.tile(level, index, width));
    }

    /**
     * Proofs over the first so many entries.
     *
     * @throws IllegalArgumentException if there are not so many
     */
    public Proofs proofs(long size) {
        long all = size();
        if (size < 0 || size > all) {
            throw new IllegalArgumentException("the log has " + all + " entries, not " + size);
        }
        return new Proofs(this, size);
    }

    /** What is asked of the log under one connection. */
    private interface Question<T> {
        T ask(LogReader reader) throws SQLException;
    }

    private <T> T reading(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(new LogReader(connection));
        } catch (SQLException failed) {
            throw new LogUnavailable("The database does not answer.", failed);
        }
    }

    /**
     * Calls back, from any thread, when entries were appended by this process. It is a hint: others
     * append too, so a follower polls as well.
     *
     * @return closing it ends the calls
     */
    public AutoCloseable onAppend(Runnable follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    private void wakeFollowers() {
        followers.forEach(Runnable::run);
    }

    /** Ends the sequencer after what it has in hand; what waits behind that is refused. */
    @Override
    public void close() {
        sequencer.close();
    }
}
