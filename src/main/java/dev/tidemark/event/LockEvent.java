package dev.tidemark.event;

import java.time.Instant;

/**
 * Atlantis' lock of a project, which one pull request holds at a time. The actor is whoever took
 * it. Subject: {@link Subject#project}.
 */
public sealed interface LockEvent extends Event {

    record Acquired(AtlantisProject project, long change, Instant since) implements LockEvent {}

    /** It is held no more; the entry's time is when that was noticed. */
    record Released(AtlantisProject project, long change, Instant since) implements LockEvent {}
}
