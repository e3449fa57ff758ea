/**
 * Drift: when what runs left Git, for how long, and how it came back. Of applications it is folded
 * in {@code argocd}; of Terraform projects here. Imports what every feature may.
 */
@NullMarked
package dev.tidemark.drift;

import org.jspecify.annotations.NullMarked;
