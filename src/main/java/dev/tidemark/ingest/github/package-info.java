/**
 * What GitHub says: its webhook, its backfill and what watches over both. Imports {@code ingest},
 * {@code event} and {@code eventlog}, never another source.
 */
@NullMarked
package dev.tidemark.ingest.github;

import org.jspecify.annotations.NullMarked;
