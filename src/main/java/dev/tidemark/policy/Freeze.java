package dev.tidemark.policy;

import java.time.Instant;

/**
 * A time in which nothing is let out.
 *
 * @param window its name in the policy
 * @param from inclusive
 * @param until exclusive
 * @param reason in the words of whoever wrote it
 */
public record Freeze(String window, Instant from, Instant until, String reason) {

    /** Whether it is on at this instant. */
    public boolean isOn(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
