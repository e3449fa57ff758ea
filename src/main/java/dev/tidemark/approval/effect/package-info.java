/**
 * What follows from a decision outside of the portal: the review and the command in the pull
 * request, sent at most once, and what became of them.
 */
@NullMarked
package dev.tidemark.approval.effect;

import org.jspecify.annotations.NullMarked;
