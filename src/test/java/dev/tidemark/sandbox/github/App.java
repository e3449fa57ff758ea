package dev.tidemark.sandbox.github;

import java.util.List;

/**
 * A GitHub App with which people sign in.
 *
 * @param callbacks where it may be called back: compared as texts; the first is taken if none is
 *     asked for
 */
public record App(String clientId, String clientSecret, List<String> callbacks) {

    public App {
        callbacks = List.copyOf(callbacks);
    }
}
