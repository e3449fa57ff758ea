/**
 * The PostgreSQL that everything is kept in: its address, the embedded server where no address is
 * given, its migrations and the check of the application's rights. Imports nothing of ours.
 */
@NullMarked
package dev.tidemark.database;

import org.jspecify.annotations.NullMarked;
