/**
 * Domains: what of each runs where, how it got there, and what waits. Imports what every feature
 * may.
 */
@NullMarked
package dev.tidemark.domain;

import org.jspecify.annotations.NullMarked;
