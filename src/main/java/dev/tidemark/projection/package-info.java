/**
 * The engine that folds entries of the log, and only those, into read models: what a projection
 * declares, and everything it need not know: joining, order, position, names of repositories,
 * tables, rebuilding, failing alone. Imports {@code event}, {@code eventlog} and {@code mapping};
 * knows no feature.
 */
@NullMarked
package dev.tidemark.projection;

import org.jspecify.annotations.NullMarked;
