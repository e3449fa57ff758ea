/**
 * One change from pull request to merge, and what it touched. A feature: imports {@code event},
 * {@code projection}, {@code mapping}, {@code sentence} and {@code web}.
 */
@NullMarked
package dev.tidemark.change;

import org.jspecify.annotations.NullMarked;
