/**
 * The vocabulary: every event that the log can hold, the value types they are made of, and the
 * envelope around them. Imports nothing but {@code java.*} (and JSpecify's annotations).
 */
@NullMarked
package dev.tidemark.event;

import org.jspecify.annotations.NullMarked;
