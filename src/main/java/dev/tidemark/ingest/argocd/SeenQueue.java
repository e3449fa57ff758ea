package dev.tidemark.ingest.argocd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Holds back a cluster that tells faster than the log takes it: who puts waits, and reads no more
 * of the connection meanwhile.
 */
final class SeenQueue {

    /** An object may be larger than its share; it then waits for all of the room. */
    private static final int ROOM = 16 << 20;

    private static final int OVERHEAD = 256;
    private static final int BATCH = 32;
    private static final int BATCH_BYTES = 4 << 20;

    private final BlockingQueue<Seen> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROOM);

    void put(Seen seen) throws InterruptedException {
        room.acquire(cost(seen));
        waiting.add(seen);
    }

    /** The next few in order; none if nothing comes for a while. */
    List<Seen> take(Duration patience) throws InterruptedException {
        var batch = new ArrayList<Seen>();
        Seen first = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        int bytes = 0;
        for (Seen next = first; next != null; next = waiting.poll()) {
            batch.add(next);
            bytes += next.bytes();
            if (batch.size() == BATCH || bytes > BATCH_BYTES) {
                break;
            }
        }
        return batch;
    }

    /** To be called when a batch is written. */
    void release(List<Seen> batch) {
        room.release(batch.stream().mapToInt(SeenQueue::cost).sum());
    }

    private static int cost(Seen seen) {
        return Math.min(ROOM, seen.bytes() + OVERHEAD);
    }
}
