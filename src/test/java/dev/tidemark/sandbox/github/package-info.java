/**
 * A simulated GitHub: its state, its REST API and its webhooks, in GitHub's own words and forms.
 * Imports {@code sandbox.git} and {@code sandbox.web}, and nothing else of ours, so it cannot know
 * what the portal expects.
 */
@NullMarked
package dev.tidemark.sandbox.github;

import org.jspecify.annotations.NullMarked;
