/**
 * What Git knows. The past, read from a clone: the default branch's first-parent history becomes
 * observations, each of them a claim. And of the present, which paths feed the sources of
 * applications, read from mirrors of the watched repositories. Imports {@code ingest}, {@code
 * event} and {@code eventlog}.
 */
@NullMarked
package dev.tidemark.ingest.git;

import org.jspecify.annotations.NullMarked;
