/**
 * The sandbox: simulated sources in a process of their own, telling the portal a story over the
 * same interfaces that real ones use. Imports nothing of the portal and is never part of it.
 */
@NullMarked
package dev.tidemark.sandbox;

import org.jspecify.annotations.NullMarked;
