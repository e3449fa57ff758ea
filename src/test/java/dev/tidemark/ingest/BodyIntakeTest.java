package dev.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyIntakeTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final BodyIntake intake = new BodyIntake();

    @Test
    void smallBodyStaysInMemory() throws IOException {
        try (ReceivedBody body = intake.receive(stream(MEGABYTE), -1, BodyIntake.Witness.NOBODY)) {
            assertThat(body.isSpooled()).isFalse();
            assertThat(body.size()).isEqualTo(MEGABYTE);
            assertThat(body.open()).hasSameContentAs(stream(MEGABYTE));
        }
    }

    @Test
    void largeBodyGoesToDiskAndComesBackWhole() throws IOException {
        int size = 3 * MEGABYTE + 7;
        for (long announced : new long[] {-1, size}) {
            var seen = new AtomicLong();
            BodyIntake.Witness witness = (bytes, offset, length) -> seen.addAndGet(length);

            try (ReceivedBody body = intake.receive(stream(size), announced, witness)) {
                assertThat(body.isSpooled()).isTrue();
                assertThat(body.size()).isEqualTo(size);
                assertThat(seen).hasValue(size);
                assertThat(body.open()).hasSameContentAs(stream(size));
                assertThat(body.open()).hasSameContentAs(stream(size));
            }
        }
    }

    @Test
    void emptyBodyIsABody() throws IOException {
        try (ReceivedBody body = intake.receive(stream(0), 0, BodyIntake.Witness.NOBODY)) {
            assertThat(body.open()).isEmpty();
        }
    }

    @Test
    void bodyOverTheLimitIsRefusedWhetherAnnouncedOrNot() {
        long tooMuch = BodyLimit.USUAL.bytes() + 1;

        assertRefused(stream(tooMuch), tooMuch, Refusal.Reason.TOO_LARGE);
        assertRefused(stream(tooMuch), -1, Refusal.Reason.TOO_LARGE);
    }

    @Test
    void largestBodyIsTaken() {
        try (ReceivedBody body =
                intake.receive(stream(BodyLimit.USUAL.bytes()), -1, BodyIntake.Witness.NOBODY)) {
            assertThat(body.size()).isEqualTo(BodyLimit.USUAL.bytes());
        }
    }

    @Test
    void bodyThatTakesTooLongIsRefused() {
        var impatient = new BodyIntake(Duration.ofMillis(50));
        InputStream trickle =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        pause();
                        return 'x';
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        into[offset] = (byte) read();
                        return 1;
                    }
                };

        assertThatThrownBy(() -> impatient.receive(trickle, -1, BodyIntake.Witness.NOBODY))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_SLOW));
    }

    @Test
    void brokenOffBodyIsRefusedAndItsRoomIsGivenBack() {
        for (int i = 0; i < 100; i++) {
            var broken = new SequenceInputStream(stream(2 * MEGABYTE), new BrokenStream());
            assertRefused(broken, -1, Refusal.Reason.INCOMPLETE);
        }
    }

    @Test
    void crowdOfLargeBodiesIsTakenAFewAtATime() throws Exception {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var received = new ArrayList<Future<Long>>();
            for (int i = 0; i < 40; i++) {
                received.add(senders.submit(this::receiveLarge));
            }
            for (Future<Long> one : received) {
                assertThat(one.get()).isEqualTo(4 * MEGABYTE);
            }
        }
    }

    private long receiveLarge() {
        try (ReceivedBody body =
                intake.receive(stream(4 * MEGABYTE), -1, BodyIntake.Witness.NOBODY)) {
            return intake.read(body, BodyIntakeTest::count);
        }
    }

    private static long count(InputStream stream) {
        try {
            return stream.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private void assertRefused(InputStream stream, long announced, Refusal.Reason reason) {
        assertThatThrownBy(() -> intake.receive(stream, announced, BodyIntake.Witness.NOBODY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }

    /** So many bytes that differ by place. */
    private static InputStream stream(long size) {
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return at == size ? -1 : (int) (at++ % 251);
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (at == size) {
                    return -1;
                }
                // Odd lengths, as a network delivers.
                int read = (int) Math.min(Math.min(length, 9_973), size - at);
                for (int i = 0; i < read; i++) {
                    into[offset + i] = (byte) (at++ % 251);
                }
                return read;
            }
        };
    }
}
