package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.SignedNote;
import java.time.Instant;

/** A checkpoint with its signature. */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note, Instant signedAt) {}
