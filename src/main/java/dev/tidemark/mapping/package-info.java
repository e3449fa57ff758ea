/**
 * Which domain and which environment something belongs to: pure rules, never stored in the log.
 * Imports {@code event} only.
 */
@NullMarked
package dev.tidemark.mapping;

import org.jspecify.annotations.NullMarked;
