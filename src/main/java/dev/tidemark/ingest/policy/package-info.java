/** The policy file on its default branch becomes versions in the log, and its freezes events. */
@NullMarked
package dev.tidemark.ingest.policy;

import org.jspecify.annotations.NullMarked;
