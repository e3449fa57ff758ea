package dev.tidemark.approval.effect;

import dev.tidemark.event.Actor;
import dev.tidemark.event.EffectEvent.Speaker;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one attempt came to. */
sealed interface Outcome {

    /**
     * The command stands in the pull request.
     *
     * @param at when it was said, by GitHub's clock
     * @param review the approving review that was left first; null for none
     */
    record Sent(
            String command,
            Speaker speaker,
            Actor author,
            long comment,
            Instant at,
            @Nullable Long review)
            implements Outcome {}

    /**
     * It will not be sent.
     *
     * @param reason what stood against it, and what to do
     */
    record Failed(String command, String reason) implements Outcome {}

    /**
     * To be tried again.
     *
     * @param pause at least so long
     * @param isAsked whether GitHub asked for the pause
     * @param mayStand whether the command may stand there although GitHub did not say so
     */
    record Later(String command, Duration pause, boolean isAsked, boolean mayStand, String error)
            implements Outcome {}

    /** What became of it was recorded by somebody else. */
    record Over() implements Outcome {}
}
