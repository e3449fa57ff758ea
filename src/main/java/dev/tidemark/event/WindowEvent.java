package dev.tidemark.event;

import java.time.Instant;

/** A freeze of the policy began or ended. Subject: {@link Subject#policy}. */
public sealed interface WindowEvent extends Event {

    /**
     * Nothing is let out from now on, where this window applies; or, while it is on, another policy
     * ends it at another time.
     *
     * @param window its name in the policy
     * @param until when it ends, as the policy says now
     */
    record Frozen(String window, Instant until) implements WindowEvent {}

    /** The window is over. */
    record Thawed(String window) implements WindowEvent {}
}
