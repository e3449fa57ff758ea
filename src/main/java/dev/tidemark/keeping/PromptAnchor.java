package dev.tidemark.keeping;

import dev.tidemark.eventlog.merkle.SignedNote;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One that answers in time, or not at all: neither a start nor a schedule hangs on it. */
final class PromptAnchor implements AnchorRepository {

    private final AnchorRepository repository;
    private final Duration limit;

    PromptAnchor(AnchorRepository repository, Duration limit) {
        this.repository = repository;
        this.limit = limit;
    }

    @Override
    public String name() {
        return repository.name();
    }

    @Override
    public Optional<SignedNote> last(String origin) throws IOException {
        return inTime(() -> repository.last(origin));
    }

    @Override
    public String commit(String origin, SignedNote note, String message) throws IOException {
        return inTime(() -> repository.commit(origin, note, message));
    }

    private <T> T inTime(Callable<T> question) throws IOException {
        var asked = new FutureTask<>(question);
        Thread.ofVirtual().name("anchor").start(asked);
        try {
            return asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            throw new IOException("it did not answer in " + limit.toSeconds() + " s", tooLong);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException said) {
                throw said;
            }
            throw new IOException("it failed", failed);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("the portal is shutting down", closing);
        } finally {
            asked.cancel(true);
        }
    }
}
