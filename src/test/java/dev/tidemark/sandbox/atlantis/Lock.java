package dev.tidemark.sandbox.atlantis;

import java.time.Instant;

/** Who holds a project, since when. */
record Lock(Project project, int pullRequest, String user, Instant since) {}
