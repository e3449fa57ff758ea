/**
 * The past, read from a Git clone: the default branch's first-parent history becomes observations,
 * each of them a claim. Imports {@code event} and {@code eventlog}.
 */
@NullMarked
package dev.tidemark.ingest.git;

import org.jspecify.annotations.NullMarked;
