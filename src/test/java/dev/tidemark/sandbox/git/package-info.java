/**
 * The Git side of the simulated GitHub: commits whose ids follow Git's own rules, so that webhooks
 * and a clone on disk speak of the same revisions. Imports nothing of ours.
 */
@NullMarked
package dev.tidemark.sandbox.git;

import org.jspecify.annotations.NullMarked;
