package dev.tidemark.sandbox.github;

/**
 * A request that changes something, so that it can be made again.
 *
 * @param login by whom
 * @param path below the API's own
 */
public record Written(String login, String method, String path, String query, String body) {}
