package dev.tidemark.trail;

import dev.tidemark.eventlog.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An export taken apart, for putting together again otherwise. */
final class ForgedExport {

    private final Path directory;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    ForgedExport(Path export) throws IOException {
        directory = Objects.requireNonNull(export.getParent());
        try (InputStream in = Files.newInputStream(export);
                var zip = new ZipInputStream(in)) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), zip.readAllBytes());
            }
        }
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    byte[] part(String name) {
        return Objects.requireNonNull(parts.get(name));
    }

    /** What a part says, if it is text. */
    String text(String name) {
        return new String(part(name), StandardCharsets.UTF_8);
    }

    /** Changes a part, and the manifest to fit it, as a forger would. */
    ForgedExport with(String name, UnaryOperator<String> change) {
        byte[] before = part(name);
        // One character for each byte, whatever it is.
        String text = change.apply(new String(before, StandardCharsets.ISO_8859_1));
        byte[] after = text.getBytes(StandardCharsets.ISO_8859_1);
        parts.put(name, after);
        String manifest = text("manifest.json");
        String fitting =
                manifest.replace(sha256(before), sha256(after))
                        .replaceFirst(
                                "(\"" + name + "\",\\s*\"bytes\" : )" + before.length,
                                "$1" + after.length);
        parts.put("manifest.json", fitting.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private static String sha256(byte[] content) {
        return Evidence.of("part", "application/octet-stream", content).sha256();
    }

    Path written() throws IOException {
        Path file = Files.createTempFile(directory, "forged", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
