/**
 * Environments: what is applied and deployed in each, wave by wave, now and at any time, and
 * whether its waves wait for each other. Imports what every feature may.
 */
@NullMarked
package dev.tidemark.environment;

import org.jspecify.annotations.NullMarked;
