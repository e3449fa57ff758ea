/**
 * The log: append, read from a position, follow. Gives each entry its position, keeps it for ever
 * and proves that it did. Imports {@code event} only.
 */
@NullMarked
package dev.tidemark.eventlog;

import org.jspecify.annotations.NullMarked;
