package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.Tree;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives entries their positions: one thread that commits whatever waits as one group. While a
 * commit is under way the next group gathers, so the busier it is the more each commit carries.
 */
final class Sequencer implements AutoCloseable {

    private static final int QUEUE = 10_000;
    private static final int GROUP = 2_000;
    private static final long GROUP_BYTES = 8L << 20;
    private static final long PATIENCE_SECONDS = 5;

    private final DataSource database;
    private final Runnable onAppended;
    private final BlockingQueue<PreparedAppend> waiting = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;

    /** Wakes the thread when it has to end. */
    private final PreparedAppend end =
            new PreparedAppend(List.of(), List.of(), null, null, null, new CompletableFuture<>());

    private volatile boolean closed;
    private volatile @Nullable String refusal;

    // Only the sequencer's thread touches these.
    private @Nullable PreparedAppend carriedOver;
    private Tree tree = new Tree();

    Sequencer(DataSource database, Runnable onAppended) {
        this.database = database;
        this.onAppended = onAppended;
        this.thread = Thread.ofPlatform().name("sequencer").daemon().start(this::run);
    }

    void refuse(@Nullable String reason) {
        refusal = reason;
    }

    /** Queues it; its answer comes through {@link PreparedAppend#answer}. */
    void submit(PreparedAppend append) {
        String reason = refusal;
        if (closed || reason != null) {
            append.answer()
                    .completeExceptionally(
                            new LogUnavailable(reason == null ? "The log is closing." : reason));
            return;
        }
        try {
            if (!waiting.offer(append, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                append.answer()
                        .completeExceptionally(
                                new LogUnavailable("Too many appends wait already."));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            append.answer().completeExceptionally(new LogUnavailable("Interrupted.", interrupted));
        }
        if (closed) {
            failWaiting();
        }
    }

    private void run() {
        while (!closed) {
            try {
                List<PreparedAppend> group = nextGroup();
                if (!group.isEmpty()) {
                    commitOrIsolate(group);
                }
            } catch (InterruptedException closing) {
                break;
            }
        }
        failWaiting();
    }

    private List<PreparedAppend> nextGroup() throws InterruptedException {
        PreparedAppend first = carriedOver;
        carriedOver = null;
        if (first == null) {
            first = waiting.poll(1, TimeUnit.SECONDS);
        }
        if (first == null || first.equals(end)) {
            return List.of();
        }
        var group = new ArrayList<PreparedAppend>();
        group.add(first);
        long bytes = first.bytes();
        int entries = first.entries().size();
        while (entries < GROUP && bytes < GROUP_BYTES) {
            PreparedAppend next = waiting.poll();
            if (next == null || next.equals(end)) {
                break;
            }
            if (entries + next.entries().size() > GROUP) {
                carriedOver = next;
                break;
            }
            group.add(next);
            entries += next.entries().size();
            bytes += next.bytes();
        }
        return group;
    }

    /** If a group fails for one member's fault, only that member gets the error. */
    private void commitOrIsolate(List<PreparedAppend> group) {
        try {
            commit(group);
        } catch (SQLException | RuntimeException | Error failed) {
            // An Error too: this thread is the only way into the log and must outlive it.
            if (group.size() > 1 && !isOutage(failed)) {
                group.forEach(member -> commitOrIsolate(List.of(member)));
            } else {
                var unavailable =
                        new LogUnavailable("The database did not take the entries.", failed);
                group.forEach(member -> member.answer().completeExceptionally(unavailable));
            }
        }
    }

    private static boolean isOutage(Throwable failure) {
        // Class 08: connection; 57: operator intervention; 53: out of resources; none: no database.
        return failure instanceof SQLException sql
                && (sql.getSQLState() == null || sql.getSQLState().matches("(08|57|53).*"));
    }

    private void commit(List<PreparedAppend> group) throws SQLException {
        var commit = new GroupCommit(group);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            // The head must be read after the lock was got, not as of the transaction's begin.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try {
                Tree grown = commit.write(connection, tree.copy());
                connection.commit();
                tree = grown;
            } catch (SQLException | RuntimeException | Error failed) {
                rollBack(connection, failed);
                throw failed;
            }
        }
        commit.answer();
        if (commit.hasAppended()) {
            onAppended.run();
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            cause.addSuppressed(alsoFailed);
        }
    }

    private void failWaiting() {
        var closing = new LogUnavailable("The log is closing.");
        PreparedAppend next = carriedOver;
        if (next != null) {
            next.answer().completeExceptionally(closing);
        }
        for (next = waiting.poll(); next != null; next = waiting.poll()) {
            next.answer().completeExceptionally(closing);
        }
    }

    @Override
    public void close() {
        closed = true;
        // A full queue keeps the thread awake by itself.
        boolean ignored = waiting.offer(end);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2 * PATIENCE_SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
