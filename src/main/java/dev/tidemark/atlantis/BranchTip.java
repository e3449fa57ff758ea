package dev.tidemark.atlantis;

import dev.tidemark.event.Revision;
import java.time.Instant;

/** Where a branch was last pushed to, and when. */
public record BranchTip(Revision revision, Instant pushedAt) {}
