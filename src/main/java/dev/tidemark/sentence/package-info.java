/**
 * One readable sentence per event, the same for pages, feeds and exports, and the mark beside it.
 * Imports {@code event} only.
 */
@NullMarked
package dev.tidemark.sentence;

import org.jspecify.annotations.NullMarked;
