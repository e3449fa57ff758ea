/**
 * Keeps the log provable: commits its checkpoints to a Git repository outside of its reach, hashes
 * its entries again by the clock, and tells what came out. May import the log, its projections, and
 * the ways to GitHub and Git.
 */
@NullMarked
package dev.tidemark.keeping;

import org.jspecify.annotations.NullMarked;
