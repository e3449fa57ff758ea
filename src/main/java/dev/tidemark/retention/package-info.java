/**
 * How long documents are kept: rules by class and age, holds against them, and what was deleted.
 * Entries are never deleted, and no read model is made of documents. May import the log, its
 * projections, {@code plan}, {@code access}, {@code database}, {@code sentence} and {@code web}.
 */
@NullMarked
package dev.tidemark.retention;

import org.jspecify.annotations.NullMarked;
