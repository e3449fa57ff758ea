/**
 * The page shell and what every page shares: errors, security headers, formatting, live updates.
 * Imports nothing of ours.
 */
@NullMarked
package dev.tidemark.web;

import org.jspecify.annotations.NullMarked;
