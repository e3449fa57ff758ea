/**
 * A simulated Atlantis with a simulated Terraform behind it. It plans, locks, refuses and applies
 * as the real one does, and says so in the real one's words.
 */
@NullMarked
package dev.tidemark.sandbox.atlantis;

import org.jspecify.annotations.NullMarked;
