/**
 * The story that the sandbox tells: a team of five and what they do to one GitOps repository. Uses
 * {@code sandbox.github} as people use GitHub, and knows nothing of the portal.
 */
@NullMarked
package dev.tidemark.sandbox.story;

import org.jspecify.annotations.NullMarked;
