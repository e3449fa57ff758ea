package dev.tidemark.eventlog;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What keeping the log needs from outside the database.
 *
 * @param origin the name of a new log; null for one made from its key
 * @param keyFile holds the signing key; made if it is not there
 * @param checkpointFile where the last signed checkpoint is kept beside the database
 * @param portal this portal's address, the source of what it records itself
 */
public record LogKeeping(
        @Nullable String origin, Path keyFile, Path checkpointFile, URI portal, Clock clock) {}
