package dev.tidemark.sandbox;

import dev.tidemark.sandbox.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * When the story began and when each thing in it was told. A sandbox that starts again tells the
 * same things at the same moments and goes on from there, so that the portal meets no second,
 * different story about pull requests that it already knows.
 */
final class Journal {

    private final @Nullable Path file;
    private final Queue<Instant> told;

    private Journal(@Nullable Path file, List<Instant> told) {
        this.file = file;
        this.told = new ArrayDeque<>(told);
    }

    static Journal none() {
        return new Journal(null, List.of());
    }

    /** When the story that a journal remembers went live, or the given moment for a new one. */
    static Instant live(Path file, Instant otherwise) throws IOException {
        if (Files.notExists(file)) {
            return otherwise;
        }
        var lines = completeLines(file);
        if (lines.isEmpty()) {
            return otherwise;
        }
        var first = lines.getFirst();
        return Instant.parse(first.substring(first.lastIndexOf(' ') + 1));
    }

    static Journal open(Path file, Story.Settings settings) throws IOException {
        var heading =
                "seed %d weeks %d hostile %s renamed %s live %s"
                        .formatted(
                                settings.seed(),
                                settings.weeks(),
                                settings.hostile(),
                                settings.renamed(),
                                settings.live());
        var lines = Files.exists(file) ? completeLines(file) : List.<String>of();
        if (lines.isEmpty()) {
            Files.writeString(file, heading + "\n");
            return new Journal(file, List.of());
        }
        if (!lines.getFirst().equals(heading)) {
            throw new IllegalArgumentException(file + " remembers another story");
        }
        Files.writeString(file, String.join("\n", lines) + "\n");
        return new Journal(file, lines.stream().skip(1).map(Instant::parse).toList());
    }

    /** A line that a crash cut short was never told. */
    private static List<String> completeLines(Path file) throws IOException {
        var text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** The moment of the next thing that was told before, if there is one left. */
    @Nullable Instant nextTold() {
        return told.poll();
    }

    /** MUST be called before the thing is told. */
    void write(Instant moment) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, moment + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
