package dev.tidemark.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.sandbox.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * When the story began, when each thing in it was told, and what others did in between. A sandbox
 * that starts again tells the same things at the same moments and goes on from there, so that the
 * portal meets no second, different story about pull requests that it already knows.
 */
final class Journal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Path file;
    private final Queue<Entry> entries;

    private Journal(@Nullable Path file, List<Entry> entries) {
        this.file = file;
        this.entries = new ArrayDeque<>(entries);
    }

    /** Something that happened at a moment. */
    sealed interface Entry {

        Instant at();
    }

    /** The next thing of the story was told. */
    record Told(Instant at) implements Entry {}

    /** Somebody did something that is no part of it. */
    record Done(Instant at, String kind, Map<String, String> details) implements Entry {

        Done {
            details = Map.copyOf(details);
        }
    }

    /** What a deed is in a line of the file. */
    private record Line(String at, String kind, Map<String, String> details) {}

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
        return new Journal(file, lines.stream().skip(1).map(Journal::entry).toList());
    }

    private static Entry entry(String line) {
        if (!line.startsWith("{")) {
            return new Told(Instant.parse(line));
        }
        try {
            var read = JSON.readValue(line, Line.class);
            return new Done(Instant.parse(read.at()), read.kind(), read.details());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that a crash cut short was never told. */
    private static List<String> completeLines(Path file) throws IOException {
        var text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** The next thing that happened before, if there is one left. */
    @Nullable Entry next() {
        return entries.poll();
    }

    /** MUST be called before the thing happens. */
    void write(Entry entry) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, line(entry) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Entry entry) throws JsonProcessingException {
        return switch (entry) {
            case Told told -> told.at().toString();
            case Done done ->
                    JSON.writeValueAsString(
                            new Line(done.at().toString(), done.kind(), done.details()));
        };
    }
}
