/**
 * How anything is posted to those who are configured to get it, and to nobody else. Imports nothing
 * of ours.
 */
@NullMarked
package dev.tidemark.posting;

import org.jspecify.annotations.NullMarked;
