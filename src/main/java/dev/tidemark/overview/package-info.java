/**
 * What happened lately, everywhere. A feature: imports {@code event}, {@code projection}, {@code
 * mapping}, {@code sentence} and {@code web}.
 */
@NullMarked
package dev.tidemark.overview;

import org.jspecify.annotations.NullMarked;
