/**
 * What Tidemark sees and what it does not: connections, deliveries that recorded nothing, gaps,
 * projections, the log. May import {@code event}, {@code eventlog}, {@code keeping}, {@code
 * policy}, {@code projection}, {@code sentence} and {@code web}.
 */
@NullMarked
package dev.tidemark.status;

import org.jspecify.annotations.NullMarked;
