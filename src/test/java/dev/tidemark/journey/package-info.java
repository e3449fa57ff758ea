/** Stories told from outside: deliveries come in, pages are read, processes are killed. */
@NullMarked
package dev.tidemark.journey;

import org.jspecify.annotations.NullMarked;
