/**
 * The population of a period: every production change with who wrote, reviewed, approved and
 * applied it, and what deviates from that somebody else had to. What an auditor samples from.
 * Imports what every feature may, and {@code approval} and {@code policy}.
 */
@NullMarked
package dev.tidemark.population;

import org.jspecify.annotations.NullMarked;
