/**
 * The log as others follow it: asked for from a position on, waiting for what is new, or posted to
 * those who are configured. May import {@code event}, {@code eventlog}, {@code database}, {@code
 * posting}, {@code sentence} and {@code web}.
 */
@NullMarked
package dev.tidemark.feed;

import org.jspecify.annotations.NullMarked;
