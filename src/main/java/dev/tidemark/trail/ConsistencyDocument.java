package dev.tidemark.trail;

import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A consistency proof as JSON. */
@Schema(description = "That the log only grew between two sizes: RFC 6962 section 2.1.2")
public record ConsistencyDocument(
        @Schema(description = "The older size") long from,
        @Schema(description = "Root over the first so many entries, in base64") String fromRoot,
        @Schema(description = "The newer size") long to,
        @Schema(description = "Root over the first so many entries, in base64") String toRoot,
        @Schema(description = "The proof in base64; empty if the sizes are equal or `from` is 0")
                List<String> path) {

    static ConsistencyDocument of(
            long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> path) {
        return new ConsistencyDocument(
                from,
                Base64.getEncoder().encodeToString(fromRoot),
                to,
                Base64.getEncoder().encodeToString(toRoot),
                ProofDocument.base64(path));
    }
}
