/**
 * What Atlantis says: in the comments and commit statuses that GitHub carries, where people also
 * ask things of it, and by its own webhooks and API. Imports {@code ingest}, {@code event} and
 * {@code eventlog}, never another source.
 */
@NullMarked
package dev.tidemark.ingest.atlantis;

import org.jspecify.annotations.NullMarked;
