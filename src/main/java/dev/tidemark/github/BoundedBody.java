package dev.tidemark.github;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer, if it is not larger than it may be. */
public final class BoundedBody implements BodySubscriber<byte[]> {

    private final int largest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /** A body of at most so many bytes. */
    public BoundedBody(int largest) {
        this.largest = largest;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (whole.isDone()) {
                return;
            }
            if (bytes.size() + buffer.remaining() > largest) {
                whole.completeExceptionally(new IOException("the answer is too large"));
                if (subscription != null) {
                    subscription.cancel();
                }
                return;
            }
            var block = new byte[buffer.remaining()];
            buffer.get(block);
            bytes.writeBytes(block);
        }
    }

    @Override
    public void onError(Throwable brokenOff) {
        whole.completeExceptionally(brokenOff);
    }

    @Override
    public void onComplete() {
        whole.complete(bytes.toByteArray());
    }
}
