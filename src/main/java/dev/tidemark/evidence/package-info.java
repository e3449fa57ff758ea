/**
 * The evidence of one change: everything that the log has of it, proved, with a report that answers
 * an auditor's questions in the order in which they are asked. May import what reads the log and
 * what judges a change: {@code eventlog}, {@code trail}, {@code export}, {@code population}.
 */
@NullMarked
package dev.tidemark.evidence;

import org.jspecify.annotations.NullMarked;
