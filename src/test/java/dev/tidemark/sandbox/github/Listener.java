package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Hears what happens in a repository, in the form of webhooks, at once and in order. It is called
 * while GitHub's lock is held, so it MUST only note what it hears.
 */
@FunctionalInterface
public interface Listener {

    void hear(String event, JsonNode payload);
}
