package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StreamedBodyTest {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final int MEGABYTE = 1 << 20;

    /** Takes a piece when the test says so. */
    private static final class Client implements Flow.Subscriber<byte[]> {

        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();
        private volatile Flow.@Nullable Subscription given;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            given = subscription;
        }

        @Override
        public void onNext(byte[] piece) {
            received.writeBytes(piece);
        }

        @Override
        public void onError(Throwable failure) {
            ended.complete(failure);
        }

        @Override
        public void onComplete() {
            ended.complete(null);
        }

        Flow.Subscription subscription() {
            return Objects.requireNonNull(given);
        }

        @Nullable Throwable end() {
            return ended.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    /** Writes for ever, and tells how much and why it ended. */
    private static final class Endless implements StreamedBody.Content {

        private final AtomicLong written = new AtomicLong();
        private final CompletableFuture<String> ended = new CompletableFuture<>();

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try {
                while (true) {
                    out.write(new byte[1000]);
                    out.flush();
                    written.addAndGet(1000);
                }
            } catch (IOException end) {
                ended.complete(end.getMessage());
                throw end;
            }
        }

        String end() {
            return ended.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private static Client reading(StreamedBody.Content content, Duration patience) {
        var client = new Client();
        new StreamedBody(content, patience).subscribe(client);
        return client;
    }

    @Test
    void whateverIsWrittenArrivesByteForByte() throws IOException {
        var random = new Random(1);
        var expected = new ByteArrayOutputStream();
        for (int i = 0; i < 400; i++) {
            byte[] some = new byte[random.nextInt(10_000)];
            random.nextBytes(some);
            expected.writeBytes(some);
        }
        byte[] body = expected.toByteArray();
        Client client =
                reading(
                        out -> {
                            out.write(body[0]);
                            out.write(body, 1, body.length - 1);
                        },
                        LONG);

        client.subscription().request(Long.MAX_VALUE);

        assertThat(client.end()).isNull();
        assertThat(client.received.toByteArray()).isEqualTo(body);
    }

    @Test
    void clientThatReadsSlowlyHoldsTheWriterBack() throws InterruptedException {
        var content = new Endless();
        Client client = reading(content, LONG);

        client.subscription().request(2);
        Thread.sleep(500);

        assertThat(client.received.size()).isPositive().isLessThanOrEqualTo(MEGABYTE);
        assertThat(content.written.get()).isLessThanOrEqualTo(MEGABYTE);
        client.subscription().cancel();
        assertThat(content.end()).contains("has left");
    }

    @Test
    void clientThatLeavesEndsItThoughNothingIsWritten() {
        var waiting = new CompletableFuture<String>();
        Client client =
                reading(
                        out -> {
                            try {
                                while (true) {
                                    Thread.onSpinWait();
                                    out.flush();
                                }
                            } catch (IOException end) {
                                waiting.complete(end.getMessage());
                                throw end;
                            }
                        },
                        LONG);

        client.subscription().cancel();

        assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join()).contains("has left");
    }

    @Test
    void clientThatTakesNothingForTooLongIsGivenUp() {
        var content = new Endless();
        Client client = reading(content, Duration.ofMillis(100));

        client.subscription().request(1);

        assertThat(content.end()).contains("took nothing");
        assertThat(client.end()).hasMessageContaining("took nothing");
    }

    @Test
    void failureBeforeTheFirstPieceIsTheAnswer() {
        var refusal = ExportRefused.tooMany();
        Client client =
                reading(
                        out -> {
                            throw refusal;
                        },
                        LONG);

        assertThat(client.end()).isSameAs(refusal);
        assertThat(client.received.size()).isZero();
    }
}
