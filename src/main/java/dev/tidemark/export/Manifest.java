package dev.tidemark.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last part of an export: what the others are, and what they prove. Its form is in {@code
 * docs/export.md}.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Manifest(
        String format,
        String origin,
        long size,
        String verifierKey,
        String takenAt,
        Map<String, List<String>> filter,
        @Nullable Long after,
        boolean whole,
        long count,
        @Nullable Long first,
        @Nullable Long last,
        List<ExportZip.Part> parts,
        String proves) {

    private static final String FORMAT = "dev.tidemark.export.v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String IN_THE_LOG =
            "Each entry is in the log at its position, unaltered: its leaf hash and its path in"
                    + " proofs.txt give the root in checkpoint, which the key signed. That nothing"
                    + " else would have been let through, only an export of the whole log can show.";
    private static final String WHOLE =
            "Every entry of the log from position 0 up to its size is here, unaltered and in order:"
                    + " their leaf hashes give the root in checkpoint, which the key signed.";

    static Manifest of(ExportCut cut, PositionRuns positions, List<ExportZip.Part> parts) {
        return new Manifest(
                FORMAT,
                cut.checkpoint().checkpoint().origin(),
                cut.size(),
                cut.verifierKey(),
                cut.takenAt().toString(),
                cut.filter(),
                cut.after(),
                cut.isWhole(),
                positions.count(),
                positions.first().orElse(null),
                positions.last().orElse(null),
                parts,
                cut.isWhole() ? WHOLE : IN_THE_LOG);
    }

    byte[] bytes() {
        try {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a manifest is text and numbers", impossible);
        }
    }
}
