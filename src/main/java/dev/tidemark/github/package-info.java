/**
 * GitHub's REST API, as whoever reads from it or acts in it reaches it: one cache, one way to wait
 * out its limits, one place that knows the token.
 */
@NullMarked
package dev.tidemark.github;

import org.jspecify.annotations.NullMarked;
