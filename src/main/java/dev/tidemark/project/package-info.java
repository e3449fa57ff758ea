/**
 * Terraform projects: what was last applied, which plans wait, who holds the lock, and what differs
 * from the state. Imports what every feature may.
 */
@NullMarked
package dev.tidemark.project;

import org.jspecify.annotations.NullMarked;
