/** The command line, and the wiring of what it starts. May import everything. */
@NullMarked
package dev.tidemark.command;

import org.jspecify.annotations.NullMarked;
