/**
 * Who lets an apply out: what waits, the decision and why, and what became of it. A decision is
 * folded up to the log's head, never taken from a read model that may lag.
 */
@NullMarked
package dev.tidemark.approval;

import org.jspecify.annotations.NullMarked;
