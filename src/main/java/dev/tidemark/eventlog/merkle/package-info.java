/** The RFC 6962 tree, its C2SP tiles and the signed checkpoint. Knows bytes, not events. */
@NullMarked
package dev.tidemark.eventlog.merkle;

import org.jspecify.annotations.NullMarked;
