package dev.tidemark.event;

import java.time.Instant;

/** What Tidemark could not see, and since when it sees again. Subject: {@link Subject#source}. */
public sealed interface ObservationEvent extends Event {

    /**
     * Something happened in this time that no delivery told.
     *
     * @param from the last instant known to be observed
     * @param to when the gap was found or ended
     * @param missing what was missing, as a short sentence
     */
    record Gap(Instant from, Instant to, String missing) implements ObservationEvent {}

    /** The source is observed again. */
    record Resumed(Instant since) implements ObservationEvent {}
}
