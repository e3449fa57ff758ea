/**
 * The log's own page: its entries, as stored and as read, and what is signed about them. May import
 * {@code event}, {@code eventlog}, {@code keeping}, {@code projection}, {@code sentence} and {@code
 * web}.
 */
@NullMarked
package dev.tidemark.trail;

import org.jspecify.annotations.NullMarked;
