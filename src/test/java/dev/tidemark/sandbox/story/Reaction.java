package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.atlantis.Later;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How a tool takes its time: in the story's time if the story made it act, or somebody in turn with
 * it. Where nobody tells the story on, it answers whoever asks soon, beside it.
 */
record Reaction(Timeline timeline, Clock clock) implements Later {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    @Override
    public void soon(Duration wait, Consumer<Instant> act) {
        if (timeline.isHappening()) {
            timeline.soon(wait, act::accept);
            return;
        }
        long millis = Math.min(wait.toMillis(), LONGEST.toMillis());
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(() -> act.accept(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
