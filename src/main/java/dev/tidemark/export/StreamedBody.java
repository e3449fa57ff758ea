package dev.tidemark.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a thread of its own writes, given on as fast as it is taken. Neither a client that reads
 * slowly nor one that leaves costs more than this thread and the pieces that were asked for; it
 * ends when the client leaves or takes nothing for too long.
 */
final class StreamedBody implements Flow.Publisher<byte[]> {

    /** Writes the whole body. What it throws before the first piece can still become an answer. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final int PIECE = 256 * 1024;
    private static final int ENDLESS = 1 << 30;

    private final Content content;
    private final Duration patience;

    StreamedBody(Content content, Duration patience) {
        this.content = content;
        this.patience = patience;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super byte[]> client) {
        var writing = new Writing(client);
        client.onSubscribe(writing);
        Thread.ofPlatform().name("export-writer").daemon().start(writing::run);
    }

    private final class Writing extends OutputStream implements Flow.Subscription {

        private final Flow.Subscriber<? super byte[]> client;
        private final Semaphore demand = new Semaphore(0);
        private final AtomicBoolean hasLeft = new AtomicBoolean();
        private byte[] piece = new byte[PIECE];
        private int length;

        Writing(Flow.Subscriber<? super byte[]> client) {
            this.client = client;
        }

        @Override
        public void request(long pieces) {
            demand.release((int) Math.min(pieces, ENDLESS - demand.availablePermits()));
        }

        @Override
        public void cancel() {
            hasLeft.set(true);
            demand.release();
        }

        void run() {
            try {
                content.writeTo(this);
                send();
                if (!hasLeft.get()) {
                    client.onComplete();
                }
            } catch (IOException | RuntimeException | Error failed) {
                if (!hasLeft.get()) {
                    client.onError(failed);
                }
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            int taken = 0;
            while (taken < count) {
                int some = Math.min(count - taken, piece.length - length);
                System.arraycopy(from, offset + taken, piece, length, some);
                length += some;
                taken += some;
                if (length == piece.length) {
                    send();
                }
            }
        }

        /** Waits until it is taken. What is given away is not written to any more. */
        private void send() throws IOException {
            awaitDemand();
            byte[] full = length == piece.length ? piece : Arrays.copyOf(piece, length);
            piece = new byte[PIECE];
            length = 0;
            client.onNext(full);
        }

        /** Called where nothing is written for long, too, so that leaving ends it at once. */
        @Override
        public void flush() throws IOException {
            if (hasLeft.get()) {
                throw new IOException("The client has left.");
            }
        }

        private void awaitDemand() throws IOException {
            try {
                if (!demand.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new IOException(
                            "The client took nothing for " + patience.toSeconds() + " s.");
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new IOException("The portal is shutting down.", closing);
            }
            flush();
        }
    }
}
