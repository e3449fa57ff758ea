package dev.tidemark.ingest.ansible;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the callback plugin posted for a playbook of two plays, the second of which failed. */
final class PlayMessages {

    static final String STARTED = read("play-started");
    static final String SUCCEEDED = read("play-succeeded");
    static final String ERRORED = read("play-errored");

    private PlayMessages() {}

    private static String read(String name) {
        try (var stream = PlayMessages.class.getResourceAsStream("/ansible/" + name + ".json")) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
