/**
 * Between events and the bytes of an entry: type names by hand, canonical JSON, and the upcasters
 * that let this version read what every earlier one wrote.
 */
@NullMarked
package dev.tidemark.eventlog.codec;

import org.jspecify.annotations.NullMarked;
