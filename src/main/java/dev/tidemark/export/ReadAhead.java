package dev.tidemark.export;

import dev.tidemark.eventlog.EntryBlock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next block on a thread of its own while the one before is written. It waits with a
 * block in hand and never with a connection.
 */
final class ReadAhead implements EntrySource, AutoCloseable {

    /** What the thread has found: a block, the end, or why there is none. */
    private record Found(Optional<EntryBlock> block, @Nullable Throwable failure) {}

    private final EntrySource source;
    private final BlockingQueue<Found> found = new SynchronousQueue<>();
    private final Thread thread;

    ReadAhead(EntrySource source) {
        this.source = source;
        // A platform thread: what is always busy would keep others from their turn on a carrier.
        this.thread = Thread.ofPlatform().name("export-reader").daemon().start(this::read);
    }

    private void read() {
        try {
            Found next;
            do {
                next = look();
                found.put(next);
            } while (next.block().isPresent());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Found look() {
        try {
            return new Found(source.next(), null);
        } catch (RuntimeException | Error failed) {
            return new Found(Optional.empty(), failed);
        }
    }

    @Override
    public Optional<EntryBlock> next() {
        try {
            Found next = found.take();
            if (next.failure() != null) {
                throw new IllegalStateException("the entries cannot be read", next.failure());
            }
            return next.block();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the export is ended", closing);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
