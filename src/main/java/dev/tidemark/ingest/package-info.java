/**
 * The outside world becomes observations: receives bodies within limits, records deliveries with
 * what was read from them, and reads kept ones again. Imports {@code event} and {@code eventlog}.
 */
@NullMarked
package dev.tidemark.ingest;

import org.jspecify.annotations.NullMarked;
