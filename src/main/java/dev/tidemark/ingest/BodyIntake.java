package dev.tidemark.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes bodies in, at most so much of them at a time that no crowd of senders fills the heap or the
 * disk. Blocking: for virtual threads.
 */
@ApplicationScoped
public class BodyIntake {

    private static final int BLOCKS_OF_ONE_BODY = 16;
    private static final int BLOCKS_OF_ALL_BODIES = 512;
    private static final int SPOOLS = 4;
    private static final int LARGE_READINGS = 1;

    /** GitHub itself gives up after ten seconds, an Enterprise Server after thirty. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final Semaphore memory = new Semaphore(BLOCKS_OF_ALL_BODIES);
    private final Semaphore spools = new Semaphore(SPOOLS);
    private final Semaphore largeReadings = new Semaphore(LARGE_READINGS, true);
    private final Duration timeLimit;

    BodyIntake() {
        this(TIME_LIMIT);
    }

    BodyIntake(Duration timeLimit) {
        this.timeLimit = timeLimit;
    }

    /** Sees every byte of a body once, in order, such as a MAC. */
    @FunctionalInterface
    public interface Witness {

        /** Where the bytes themselves prove nothing. */
        Witness NOBODY = (bytes, offset, length) -> {};

        void update(byte[] bytes, int offset, int length);
    }

    /**
     * Receives a whole body.
     *
     * @param announced its length as its sender announced it; negative if not
     * @throws Refusal if it is too large, too slow, broken off, or there is no room for it now
     */
    public ReceivedBody receive(InputStream stream, long announced, Witness witness) {
        return receive(stream, announced, BodyLimit.USUAL, witness);
    }

    /** The same for a path with a limit of its own. */
    public ReceivedBody receive(
            InputStream stream, long announced, BodyLimit limit, Witness witness) {
        if (announced > limit.bytes()) {
            throw limit.exceeded();
        }
        long deadline = System.nanoTime() + timeLimit.toNanos();
        var body = new ReceivedBody(memory, spools);
        boolean whole = false;
        try {
            if (announced > (long) BLOCKS_OF_ONE_BODY * ReceivedBody.BLOCK) {
                spool(body, deadline);
            }
            fill(body, stream, limit, witness, deadline);
            whole = true;
            return body;
        } catch (IOException brokenOff) {
            throw Refusal.of(
                    Refusal.Reason.INCOMPLETE, "The body ended before its end.", brokenOff);
        } finally {
            if (!whole) {
                body.close();
            }
        }
    }

    private void fill(
            ReceivedBody body, InputStream stream, BodyLimit limit, Witness witness, long deadline)
            throws IOException {
        var block = new byte[ReceivedBody.BLOCK];
        int length = fill(block, stream, deadline);
        while (length > 0) {
            if (body.size() + length > limit.bytes()) {
                throw limit.exceeded();
            }
            witness.update(block, 0, length);
            if (body.takesBlock(BLOCKS_OF_ONE_BODY)) {
                body.keep(Arrays.copyOf(block, length));
            } else {
                if (!body.isSpooled()) {
                    spool(body, deadline);
                }
                body.append(block, length);
            }
            length = fill(block, stream, deadline);
        }
    }

    private static int fill(byte[] block, InputStream stream, long deadline) throws IOException {
        int length = 0;
        while (length < block.length) {
            int read = stream.read(block, length, block.length - length);
            if (read < 0) {
                return length;
            }
            length += read;
            if (System.nanoTime() - deadline > 0) {
                throw Refusal.of(Refusal.Reason.TOO_SLOW, "The body took too long to arrive.");
            }
        }
        return length;
    }

    private void spool(ReceivedBody body, long deadline) {
        acquire(spools, deadline - System.nanoTime());
        body.spool();
    }

    /**
     * Reads a received body, one large one at a time, because a document takes several times its
     * size in memory while it is read.
     */
    public <T> T read(ReceivedBody body, Function<InputStream, T> reading) {
        return body.isSpooled()
                ? readAlone(() -> reading.apply(body.open()))
                : reading.apply(body.open());
    }

    /** Reads what takes much memory whatever its size, in turn with every large body. */
    public <T> T readAlone(Supplier<T> reading) {
        acquire(largeReadings, timeLimit.toNanos());
        try {
            return reading.get();
        } finally {
            largeReadings.release();
        }
    }

    private static void acquire(Semaphore permits, long nanos) {
        try {
            if (!permits.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                throw Refusal.of(
                        Refusal.Reason.BUSY, "Too many large bodies are arriving at once.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Refusal.Reason.BUSY, "The portal is shutting down.", e);
        }
    }
}
