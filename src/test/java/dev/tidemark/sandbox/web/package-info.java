/** What the simulated servers that people sign in to have in common: forms, pages, proofs. */
@NullMarked
package dev.tidemark.sandbox.web;

import org.jspecify.annotations.NullMarked;
