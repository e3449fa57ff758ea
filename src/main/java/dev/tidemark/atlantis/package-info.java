/**
 * What Atlantis did, joined from everything that told of it: one read model of plans and applies
 * for every page that shows them, and how a plan is shown. May import {@code event}, {@code
 * projection}, {@code mapping}, {@code sentence}, {@code plan}, {@code retention} and {@code web}.
 */
@NullMarked
package dev.tidemark.atlantis;

import org.jspecify.annotations.NullMarked;
