/**
 * The portal's own secret, from which the keys of sessions, tokens at rest and masked values are
 * derived. Imports nothing of ours.
 */
@NullMarked
package dev.tidemark.secret;

import org.jspecify.annotations.NullMarked;
