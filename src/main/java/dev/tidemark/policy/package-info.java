/**
 * Who may let what out, as the policy file in Git says: its reading, its versions, what is in
 * force.
 */
@NullMarked
package dev.tidemark.policy;

import org.jspecify.annotations.NullMarked;
