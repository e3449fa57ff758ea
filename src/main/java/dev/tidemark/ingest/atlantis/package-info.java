/**
 * What Atlantis says in the comments and commit statuses that GitHub carries, and what people ask
 * of it there. Imports {@code ingest}, {@code event} and {@code eventlog}, never another source.
 */
@NullMarked
package dev.tidemark.ingest.atlantis;

import org.jspecify.annotations.NullMarked;
