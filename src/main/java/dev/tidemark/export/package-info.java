/**
 * Takes entries out of the log, with all that it needs to prove them elsewhere. May import {@code
 * event}, {@code eventlog}, {@code sentence}, {@code trail}, {@code access} and {@code web}.
 */
@NullMarked
package dev.tidemark.export;

import org.jspecify.annotations.NullMarked;
